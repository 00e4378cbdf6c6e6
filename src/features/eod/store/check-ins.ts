import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { eodCheckIns } from '../schema.ts';

export async function findCheckIn(tx: Tx, id: string): Promise<CheckIn | null> {
  const [row] = await tx.select().from(eodCheckIns).where(eq(eodCheckIns.id, id));
  return row === undefined ? null : toCheckIn(row);
}

/** Somebody's check-in of one day, held until the transaction ends where `lock` says so. */
export async function findCheckInOf(
  tx: Tx,
  { personId, on, lock = false }: { readonly personId: PersonId; readonly on: CalendarDay; readonly lock?: boolean },
): Promise<CheckIn | null> {
  const query = tx
    .select()
    .from(eodCheckIns)
    .where(and(ownWorkspace, eq(eodCheckIns.personId, personId), eq(eodCheckIns.onDate, on)));
  const [row] = lock ? await query.for('update') : await query;
  return row === undefined ? null : toCheckIn(row);
}

/** The newest one somebody sent for a day before `on`. */
export async function findSentBefore(tx: Tx, personId: PersonId, on: CalendarDay): Promise<CheckIn | null> {
  const [row] = await tx
    .select()
    .from(eodCheckIns)
    .where(
      and(
        ownWorkspace,
        eq(eodCheckIns.personId, personId),
        lt(eodCheckIns.onDate, on),
        inArray(eodCheckIns.state, ['sent', 'nothing']),
      ),
    )
    .orderBy(desc(eodCheckIns.onDate))
    .limit(1);
  return row === undefined ? null : toCheckIn(row);
}

/** Somebody's check-ins from a day on, oldest first. */
export async function listCheckInsSince(tx: Tx, personId: PersonId, since: CalendarDay): Promise<readonly CheckIn[]> {
  const rows = await tx
    .select()
    .from(eodCheckIns)
    .where(and(ownWorkspace, eq(eodCheckIns.personId, personId), gte(eodCheckIns.onDate, since)))
    .orderBy(eodCheckIns.onDate);
  return rows.map(toCheckIn);
}

/** The days for which these people have a check-in already, the newest of each. */
export async function listLatestDays(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, CalendarDay>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .select({ personId: eodCheckIns.personId, on: sql<string>`max(${eodCheckIns.onDate})::text` })
    .from(eodCheckIns)
    .where(and(ownWorkspace, inArray(eodCheckIns.personId, [...personIds])))
    .groupBy(eodCheckIns.personId);
  return new Map(rows.map((row) => [row.personId as PersonId, row.on]));
}

/** Of one team and date. */
export async function listCheckInsOf(tx: Tx, teamId: TeamId, on: CalendarDay): Promise<readonly CheckIn[]> {
  const rows = await tx.select().from(eodCheckIns).where(isOfTeam(teamId, on));
  return rows.map(toCheckIn);
}

/** @returns the ids of those whose day had no check-in yet; the others are left as they are */
export async function insertCheckIns(tx: Tx, checkIns: readonly CheckIn[]): Promise<ReadonlySet<string>> {
  if (checkIns.length === 0) return new Set();
  const rows = await tx
    .insert(eodCheckIns)
    .values(checkIns.map(({ on, ...values }) => ({ ...values, onDate: on })))
    .onConflictDoNothing()
    .returning({ id: eodCheckIns.id });
  return new Set(rows.map(({ id }) => id));
}

/** Writes what changed; the row must be held by `findCheckInOf` or the change conditional by itself. */
export async function updateCheckIn(
  tx: Tx,
  id: string,
  change: Partial<Omit<CheckIn, 'id' | 'personId' | 'on'>>,
): Promise<void> {
  await tx.update(eodCheckIns).set(change).where(eq(eodCheckIns.id, id));
}

/** @returns false when they were reminded before, or have answered */
export async function claimReminder(tx: Tx, id: string, remindedAt: Date): Promise<boolean> {
  const rows = await tx
    .update(eodCheckIns)
    .set({ remindedAt })
    .where(and(eq(eodCheckIns.id, id), isNull(eodCheckIns.remindedAt), eq(eodCheckIns.state, 'asked')))
    .returning({ id: eodCheckIns.id });
  return rows.length > 0;
}

/** @returns null when its time was over before */
export async function claimClosing(tx: Tx, id: string, closedAt: Date): Promise<CheckIn | null> {
  const [row] = await tx
    .update(eodCheckIns)
    .set({ closedAt })
    .where(and(eq(eodCheckIns.id, id), isNull(eodCheckIns.closedAt)))
    .returning();
  return row === undefined ? null : toCheckIn(row);
}

/**
 * Whether anybody of a team still has time to answer for that day. Whoever asks waits for others who do: of two who close
 * the last two windows at once, the second one sees both closed.
 */
export async function isAnyRunning(tx: Tx, teamId: TeamId, on: CalendarDay): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`eod:${teamId}:${on}`}, 0))`);
  const rows = await tx
    .select({ id: eodCheckIns.id })
    .from(eodCheckIns)
    .where(
      and(
        isOfTeam(teamId, on),
        isNull(eodCheckIns.closedAt),
        isNotNull(eodCheckIns.dueAt),
        ne(eodCheckIns.state, 'skipped'),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

function isOfTeam(teamId: TeamId, on: CalendarDay) {
  const names = sql`${eodCheckIns.teamIds} @> ${JSON.stringify([teamId])}::text::jsonb`;
  return and(ownWorkspace, eq(eodCheckIns.onDate, on), names);
}

/** Row-level security says the same; naming it lets the indexes serve. */
const ownWorkspace = sql`${eodCheckIns.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;

function toCheckIn({ workspaceId: _, onDate, ...row }: typeof eodCheckIns.$inferSelect): CheckIn {
  return { ...row, on: onDate, personId: row.personId as PersonId, teamIds: row.teamIds as readonly TeamId[] };
}
