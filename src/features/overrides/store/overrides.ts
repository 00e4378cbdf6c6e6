import { and, desc, eq, gt, gte, inArray, isNull, like, lt, lte, or, sql as raw } from 'drizzle-orm';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Override } from '../domain/override.ts';
import type { SuspendableRule } from '../domain/rules.ts';
import { overrides } from '../schema.ts';

/** References of a day; those who take one wait for each other until their transaction ends. */
export async function lockRefs(tx: Tx, day: string): Promise<readonly string[]> {
  await tx.execute(
    raw`select pg_advisory_xact_lock(hashtextextended('overrides:' || current_setting('app.workspace_id', true), 0))`,
  );
  const rows = await tx
    .select({ ref: overrides.ref })
    .from(overrides)
    .where(like(overrides.ref, `OVR-${day}-%`));
  return rows.map(({ ref }) => ref);
}

export async function insertOverride(tx: Tx, override: Override): Promise<void> {
  const { taskId, team, ...columns } = override;
  const subject = { subjectKind: 'task', subjectId: taskId };
  await tx.insert(overrides).values({ ...columns, ...subject, teamId: team?.id ?? null, teamName: team?.name ?? null });
}

export async function findOverride(tx: Tx, id: string): Promise<Override | null> {
  const [row] = await tx.select().from(overrides).where(eq(overrides.id, id));
  return row === undefined ? null : toOverride(row);
}

/** The one that lets this rule rest now; null when none does. */
export async function findActive(
  tx: Tx,
  { rule, taskId, at }: { readonly rule: SuspendableRule; readonly taskId: string; readonly at: Date },
): Promise<Override | null> {
  const [row] = await tx
    .select()
    .from(overrides)
    .where(and(eq(overrides.rule, rule), eq(overrides.subjectId, taskId), isActiveAt(at)))
    .limit(1);
  return row === undefined ? null : toOverride(row);
}

/** Active first, the soonest to expire on top, then the newest; at most `limit`. */
export async function listOverrides(tx: Tx, at: Date, limit: number): Promise<readonly Override[]> {
  const active = raw`(${overrides.expiresAt} > ${at.toISOString()}::timestamptz and ${overrides.endedAt} is null)`;
  const rows = await tx
    .select()
    .from(overrides)
    .orderBy(desc(active), raw`case when ${active} then ${overrides.expiresAt} end`, desc(overrides.grantedAt))
    .limit(limit);
  return rows.map(toOverride);
}

/** Granted in this time, `to` not included, oldest first. */
export async function listGranted(tx: Tx, { from, to }: { readonly from: Date; readonly to: Date }) {
  const rows = await tx
    .select()
    .from(overrides)
    .where(and(gte(overrides.grantedAt, from), lt(overrides.grantedAt, to)))
    .orderBy(overrides.grantedAt);
  return rows.map(toOverride);
}

/** Those of these tasks that were granted by `by`, which is included, oldest first. */
export async function listOverridesOf(
  tx: Tx,
  { taskIds, by }: { readonly taskIds: readonly string[]; readonly by: Date },
): Promise<readonly Override[]> {
  if (taskIds.length === 0) return [];
  const theirs = and(eq(overrides.subjectKind, 'task'), inArray(overrides.subjectId, [...taskIds]));
  const rows = await tx
    .select()
    .from(overrides)
    .where(and(theirs, lte(overrides.grantedAt, by)))
    .orderBy(overrides.grantedAt, overrides.ref);
  return rows.map(toOverride);
}

/** Ends an active one by hand; null when it has ended already. */
export async function claimEnd(
  tx: Tx,
  { id, byId, at }: { readonly id: string; readonly byId: PersonId; readonly at: Date },
): Promise<Override | null> {
  const [row] = await tx
    .update(overrides)
    .set({ endedAt: at, endedById: byId, closedAt: at })
    .where(and(eq(overrides.id, id), isNull(overrides.closedAt), isActiveAt(at)))
    .returning();
  return row === undefined ? null : toOverride(row);
}

/** Closes one whose time is over; null when that was done, or it isn't. */
export async function claimExpiry(tx: Tx, id: string, at: Date): Promise<Override | null> {
  const [row] = await tx
    .update(overrides)
    .set({ closedAt: at })
    .where(and(eq(overrides.id, id), isNull(overrides.closedAt), lte(overrides.expiresAt, at)))
    .returning();
  return row === undefined ? null : toOverride(row);
}

export async function saveOutcome(tx: Tx, id: string, outcome: string): Promise<void> {
  await tx.update(overrides).set({ outcome }).where(eq(overrides.id, id));
}

function isActiveAt(at: Date) {
  return and(
    lte(overrides.grantedAt, at),
    gt(overrides.expiresAt, at),
    or(isNull(overrides.endedAt), gt(overrides.endedAt, at)),
  );
}

function toOverride(row: typeof overrides.$inferSelect): Override {
  const { id, ref, type, rule, justification, risk, grantedAt, expiresAt, endedAt, outcome } = row;
  return {
    ...{ id, ref, type, rule, justification, risk, grantedAt, expiresAt, endedAt, outcome },
    taskId: row.subjectId,
    reviewOn: row.reviewOn ?? expiresAt.toISOString().slice(0, 10),
    authoriserId: row.authoriserId as PersonId,
    requestedById: row.requestedById as PersonId | null,
    endedById: row.endedById as PersonId | null,
    team: row.teamId === null ? null : { id: row.teamId as TeamId, name: row.teamName ?? '' },
  };
}
