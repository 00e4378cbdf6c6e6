import { and, asc, eq, inArray, isNotNull, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Issue } from '../domain/issue.ts';
import { deletedIssues, issues } from '../schema.ts';

type OfProject = { readonly connectionId: Issue['connectionId']; readonly projectHostId: string };

/** When the issue of a project that wasn't touched for longest was changed; null when none is known. */
export async function findOldestChange(tx: Tx, of: OfProject): Promise<Date | null> {
  const [row] = await tx
    .select({ oldest: sql<string | null>`min(${issues.hostUpdatedAt})` })
    .from(issues)
    .where(present(of));
  return row?.oldest == null ? null : new Date(row.oldest);
}

/** Nobody is missing yet. */
export async function forgetMissing(tx: Tx, of: OfProject): Promise<void> {
  await tx
    .update(issues)
    .set({ missedAt: null })
    .where(and(ofProject(of), isNotNull(issues.missedAt)));
}

/**
 * Compares what is known with a stretch of the tracker's list: marks what should stand there and doesn't, and what stands
 * there although it was thought to be gone.
 * @param page.after, page.upTo numbers of keys; `upTo` null: to the end · @param page.before younger issues are left out
 */
export async function markMissing(
  tx: Tx,
  of: OfProject,
  page: {
    readonly after: number;
    readonly upTo: number | null;
    readonly listed: readonly string[];
    readonly before: Date;
    readonly at: Date;
  },
): Promise<void> {
  const { after, upTo, listed, before, at } = page;
  const number = sql`substring(${issues.key} from '[0-9]+$')::bigint`;
  const within = and(sql`${number} > ${after}`, upTo === null ? undefined : sql`${number} <= ${upTo}`);
  const isMissing = and(
    present(of),
    within,
    lt(issues.createdAt, before),
    listed.length === 0 ? undefined : notInArray(issues.hostId, [...listed]),
  );
  const inferred = tx
    .select({ id: deletedIssues.issueHostId })
    .from(deletedIssues)
    .where(and(eq(deletedIssues.connectionId, of.connectionId), eq(deletedIssues.inferred, true)));
  const isBack =
    listed.length === 0
      ? undefined
      : and(
          eq(issues.connectionId, of.connectionId),
          isNotNull(issues.deletedAt),
          inArray(issues.hostId, [...listed]),
          inArray(issues.hostId, inferred),
        );
  await tx.update(issues).set({ missedAt: at }).where(or(isMissing, isBack));
}

/** How many of a project are known, and how many of these are missing. */
export async function countMissing(
  tx: Tx,
  of: OfProject,
): Promise<{ readonly known: number; readonly missing: number; readonly marked: number }> {
  const here = sql`${issues.deletedAt} is null`;
  const [row] = await tx
    .select({
      known: sql<number>`count(*) filter (where ${here})::int`,
      missing: sql<number>`count(*) filter (where ${here} and ${issues.missedAt} is not null)::int`,
      marked: sql<number>`count(*) filter (where ${issues.missedAt} is not null)::int`,
    })
    .from(issues)
    .where(ofProject(of));
  return row ?? { known: 0, missing: 0, marked: 0 };
}

/** The tracker's ids of some that are to be looked for. */
export async function listMissing(tx: Tx, of: OfProject, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .select({ hostId: issues.hostId })
    .from(issues)
    .where(and(ofProject(of), isNotNull(issues.missedAt)))
    .orderBy(asc(issues.id))
    .limit(limit);
  return rows.map(({ hostId }) => hostId);
}

/** They were looked for. */
export async function endMissing(
  tx: Tx,
  connectionId: Issue['connectionId'],
  hostIds: readonly string[],
): Promise<void> {
  if (hostIds.length === 0) return;
  await tx
    .update(issues)
    .set({ missedAt: null })
    .where(and(eq(issues.connectionId, connectionId), inArray(issues.hostId, [...hostIds])));
}

const ofProject = ({ connectionId, projectHostId }: OfProject) =>
  and(eq(issues.connectionId, connectionId), eq(issues.projectHostId, projectHostId));

const present = (of: OfProject) => and(ofProject(of), isNull(issues.deletedAt));
