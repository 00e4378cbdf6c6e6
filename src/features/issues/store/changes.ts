import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { ConnectionId, IdentityId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { StoredChange } from '../domain/change.ts';
import { issueChanges, issueMoves, issues } from '../schema.ts';

/** Rows of one statement: the protocol ends at 65,535 values, and a row has nine. */
const AT_ONCE = 5_000;

/**
 * New ones, and what another source adds to known ones: the earlier instant (a webhook's is that of its sending), and who
 * it was. Each may be in the list once.
 * @returns the tracker's ids of issues that something new was told of
 */
export async function saveChanges(
  tx: Tx,
  connectionId: ConnectionId,
  changes: readonly (StoredChange & { readonly id: string })[],
): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    const rows = await tx
      .insert(issueChanges)
      .values(changes.slice(at, at + AT_ONCE).map((change) => ({ ...change, connectionId })))
      .onConflictDoUpdate({
        target: [issueChanges.connectionId, issueChanges.changeId],
        set: {
          at: sql`least(${issueChanges.at}, excluded.at)`,
          byId: sql`coalesce(${issueChanges.byId}, excluded.by_id)`,
        },
        setWhere: sql`excluded.at < ${issueChanges.at} or (${issueChanges.byId} is null and excluded.by_id is not null)`,
      })
      .returning({ issueHostId: issueChanges.issueHostId });
    for (const { issueHostId } of rows) told.add(issueHostId);
  }
  return told;
}

/** Everything that is kept of these issues, oldest first. */
export async function listChanges(
  tx: Tx,
  connectionId: ConnectionId,
  issueHostIds: readonly string[],
): Promise<readonly StoredChange[]> {
  if (issueHostIds.length === 0) return [];
  const t = issueChanges;
  const rows = await tx
    .select()
    .from(t)
    .where(and(eq(t.connectionId, connectionId), inArray(t.issueHostId, [...issueHostIds])))
    .orderBy(asc(t.at), asc(t.changeId));
  return rows.map(toChange);
}

/** The last change of an issue's status; null when none is known. */
export async function findLastMove(
  tx: Tx,
  connectionId: ConnectionId,
  issueHostId: string,
): Promise<StoredChange | null> {
  const t = issueChanges;
  const [row] = await tx
    .select()
    .from(t)
    .where(and(eq(t.connectionId, connectionId), eq(t.issueHostId, issueHostId), eq(t.field, 'status')))
    .orderBy(desc(t.at), desc(t.changeId))
    .limit(1);
  return row === undefined ? null : toChange(row);
}

/** Moves of issues by these accounts from `from` (included) to `to` (not included), oldest first, those that Muster itself made left out. */
export async function listMovesBy(
  tx: Tx,
  { accounts, from, to }: { readonly accounts: readonly IdentityId[]; readonly from: Date; readonly to: Date },
) {
  const t = issueChanges;
  const ours = sql`exists (
    select 1 from ${issueMoves} m where m.connection_id = ${t.connectionId} and m.issue_host_id = ${t.issueHostId}
      and m.to_status_id = ${t.to} ->> 'id' and ${t.at} between m.asked_at - ${ECHO} and m.asked_at + ${ECHO})`;
  return tx
    .select({
      id: t.id,
      at: t.at,
      to: t.to,
      issueId: issues.id,
      key: issues.key,
      summary: issues.summary,
      url: issues.url,
      restricted: issues.restricted,
    })
    .from(t)
    .innerJoin(issues, and(eq(issues.connectionId, t.connectionId), eq(issues.hostId, t.issueHostId)))
    .where(and(inArray(t.byId, [...accounts]), gte(t.at, from), lt(t.at, to), eq(t.field, 'status'), sql`not ${ours}`))
    .orderBy(asc(t.at), asc(t.id));
}

/** How far the tracker's time of a move of ours may be from when it was asked for. */
const ECHO = sql.raw(`interval '2 minutes'`);

function toChange(row: typeof issueChanges.$inferSelect): StoredChange {
  const { issueHostId, changeId, at, field, from, to } = row;
  return { issueHostId, changeId, at, field, from, to, byId: row.byId as IdentityId | null };
}
