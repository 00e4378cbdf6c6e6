import { eq, inArray } from 'drizzle-orm';
import type { PersonId, PullRequestId, RepositoryId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { kpiFacts, kpiRepositories, kpiSubjects } from '../schema.ts';

/** Where somebody's pull requests count now, and the instant that decides it. */
export type OwnFact = {
  readonly pullRequestId: PullRequestId;
  readonly teamIds: readonly TeamId[];
  readonly timeZone: string;
  readonly mergedAt: string | null;
  readonly createdAt: string;
};

/** All of one person. */
export async function listFactsOf(tx: Tx, personId: PersonId): Promise<readonly OwnFact[]> {
  const [t, s] = [kpiFacts, kpiSubjects];
  const rows = await tx
    .select({ pullRequestId: t.pullRequestId, teamIds: t.teamIds, timeZone: t.timeZone, subject: s.subject })
    .from(t)
    .innerJoin(s, eq(s.pullRequestId, t.pullRequestId))
    .where(eq(t.authorPersonId, personId));
  return rows.map(({ subject: { mergedAt, createdAt }, ...row }) => ({
    pullRequestId: row.pullRequestId as PullRequestId,
    teamIds: row.teamIds as TeamId[],
    timeZone: row.timeZone,
    ...{ mergedAt, createdAt },
  }));
}

/** Those of the repositories that don't count, as an admin let go of them. */
export async function listUncounted(tx: Tx, ids: readonly RepositoryId[]): Promise<ReadonlySet<RepositoryId>> {
  if (ids.length === 0) return new Set();
  const t = kpiRepositories;
  const rows = await tx
    .select({ id: t.repositoryId, counts: t.counts })
    .from(t)
    .where(inArray(t.repositoryId, [...ids]));
  return new Set(rows.flatMap(({ id, counts }) => (counts ? [] : [id as RepositoryId])));
}

/** @returns those of which it was otherwise so far */
export async function saveCounted(
  tx: Tx,
  ids: readonly RepositoryId[],
  counts: boolean,
): Promise<readonly RepositoryId[]> {
  const uncounted = await listUncounted(tx, ids);
  const changed = ids.filter((id) => uncounted.has(id) === counts);
  if (changed.length === 0) return [];
  await tx
    .insert(kpiRepositories)
    .values(changed.map((repositoryId) => ({ repositoryId, counts })))
    .onConflictDoUpdate({ target: kpiRepositories.repositoryId, set: { counts } });
  return changed;
}
