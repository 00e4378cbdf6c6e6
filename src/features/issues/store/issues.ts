import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ConnectionId, IdentityId, IssueId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Issue } from '../domain/issue.ts';
import { deletedIssues, issueChanges, issueSprints, issues } from '../schema.ts';

/** Holds everything of a site until the transaction ends, so that what is read of it can be merged and written. */
export async function lockSite(tx: Tx, connectionId: ConnectionId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`issues:${connectionId}`}, 0))`);
}

/** Those of the tracker's ids that are known, in no order. */
export async function listIssuesByHostId(
  tx: Tx,
  connectionId: ConnectionId,
  hostIds: readonly string[],
): Promise<readonly Issue[]> {
  if (hostIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(issues)
    .where(and(eq(issues.connectionId, connectionId), inArray(issues.hostId, [...hostIds])));
  return rows.map(toIssue);
}

/** Those of the ids that exist, in no order. */
export async function listIssuesById(tx: Tx, ids: readonly IssueId[]): Promise<readonly Issue[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(issues)
    .where(inArray(issues.id, [...ids]));
  return rows.map(toIssue);
}

/** By their keys as they are now, those that are gone left out; two sites may have the same key. */
export async function listIssuesByKey(tx: Tx, keys: readonly string[]): Promise<readonly Issue[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .select()
    .from(issues)
    .where(and(inArray(issues.key, [...keys]), sql`${issues.deletedAt} is null`))
    .orderBy(issues.createdAt, issues.id);
  return rows.map(toIssue);
}

/** New ones, and new states of known ones. */
export async function saveIssues(tx: Tx, rows: readonly Issue[]): Promise<void> {
  if (rows.length === 0) return;
  const { id: _, workspaceId: __, connectionId: ___, hostId: ____, ...told } = columns;
  const set = Object.fromEntries(Object.entries(told).map(([field, name]) => [field, sql.raw(`excluded."${name}"`)]));
  await tx
    .insert(issues)
    .values(rows.map((row) => ({ ...row })))
    .onConflictDoUpdate({ target: [issues.connectionId, issues.hostId], set });
}

/**
 * Before points are read from another field: changes of the former one mean nothing any more, and of issues that didn't
 * change since, what is read next counts.
 */
export async function forgetPoints(tx: Tx, connectionId: ConnectionId): Promise<void> {
  await tx
    .delete(issueChanges)
    .where(and(eq(issueChanges.connectionId, connectionId), eq(issueChanges.field, 'points')));
  await tx.update(issues).set({ certainty: 'told' }).where(eq(issues.connectionId, connectionId));
}

/** Since when they are gone, and whether that was said or only found; those that aren't gone are missing. */
export async function listDeleted(
  tx: Tx,
  connectionId: ConnectionId,
  hostIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly at: Date; readonly inferred: boolean }>> {
  if (hostIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(deletedIssues)
    .where(and(eq(deletedIssues.connectionId, connectionId), inArray(deletedIssues.issueHostId, [...hostIds])));
  return new Map(rows.map(({ issueHostId, deletedAt: at, inferred }) => [issueHostId, { at, inferred }]));
}

export async function saveDeleted(
  tx: Tx,
  connectionId: ConnectionId,
  deleted: readonly { readonly issueId: string; readonly at: Date; readonly inferred?: boolean }[],
): Promise<void> {
  for (const { issueId: issueHostId, at: deletedAt, inferred = false } of deleted)
    await tx
      .insert(deletedIssues)
      .values({ connectionId, issueHostId, deletedAt, inferred })
      .onConflictDoUpdate({
        target: [deletedIssues.connectionId, deletedIssues.issueHostId],
        set: {
          deletedAt: sql`least(${deletedIssues.deletedAt}, excluded.deleted_at)`,
          inferred: sql`${deletedIssues.inferred} and excluded.inferred`,
        },
      });
}

/** They were seen again, so that they aren't gone after all; what the tracker said itself stays. */
export async function forgetInferred(tx: Tx, connectionId: ConnectionId, hostIds: readonly string[]): Promise<void> {
  if (hostIds.length === 0) return;
  await tx
    .delete(deletedIssues)
    .where(
      and(
        eq(deletedIssues.connectionId, connectionId),
        eq(deletedIssues.inferred, true),
        inArray(deletedIssues.issueHostId, [...hostIds]),
      ),
    );
}

/** Remembers which issues were ever in which sprint. */
export async function saveMemberships(
  tx: Tx,
  connectionId: ConnectionId,
  pairs: readonly { readonly issueHostId: string; readonly sprintHostId: string }[],
): Promise<void> {
  if (pairs.length > 0)
    await tx
      .insert(issueSprints)
      .values(pairs.map((pair) => ({ ...pair, connectionId })))
      .onConflictDoNothing();
}

/** Issues that are or were in a sprint, the deleted ones included. */
export async function listIssuesOfSprint(
  tx: Tx,
  { connectionId, hostId }: { readonly connectionId: ConnectionId; readonly hostId: string },
): Promise<readonly Issue[]> {
  const rows = await tx
    .select({ issue: issues })
    .from(issueSprints)
    .innerJoin(
      issues,
      and(eq(issues.connectionId, issueSprints.connectionId), eq(issues.hostId, issueSprints.issueHostId)),
    )
    .where(and(eq(issueSprints.connectionId, connectionId), eq(issueSprints.sprintHostId, hostId)))
    .orderBy(issues.createdAt, issues.id);
  return rows.map(({ issue }) => toIssue(issue));
}

const columns = Object.fromEntries(
  Object.entries(issues)
    .filter(([, column]) => typeof column === 'object' && column !== null && 'name' in column)
    .map(([field, column]) => [field, (column as { readonly name: string }).name]),
) as Readonly<Record<keyof typeof issues.$inferSelect, string>>;

/** A row as the rest of the feature speaks of it. */
export function toIssue({ workspaceId: _, missedAt: __, ...row }: typeof issues.$inferSelect): Issue {
  return {
    ...row,
    id: row.id as IssueId,
    connectionId: row.connectionId as ConnectionId,
    assigneeId: row.assigneeId as IdentityId | null,
    reporterId: row.reporterId as IdentityId | null,
  };
}
