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
  const decided = await listDecided(tx, ids);
  return new Set([...decided].flatMap(([id, { counts }]) => (counts ? [] : [id])));
}

/** Those whose merges are deployments. */
export async function listDeployingOnMerge(tx: Tx): Promise<ReadonlySet<RepositoryId>> {
  const t = kpiRepositories;
  const rows = await tx.select({ id: t.repositoryId }).from(t).where(eq(t.deploysOnMerge, true));
  return new Set(rows.map(({ id }) => id as RepositoryId));
}

export async function saveDeploysOnMerge(tx: Tx, repositoryId: RepositoryId, deploysOnMerge: boolean): Promise<void> {
  await tx
    .insert(kpiRepositories)
    .values({ repositoryId, counts: true, deploysOnMerge })
    .onConflictDoUpdate({ target: kpiRepositories.repositoryId, set: { deploysOnMerge } });
}

/** What admins decided of these repositories. */
export async function listDecided(tx: Tx, ids: readonly RepositoryId[]) {
  if (ids.length === 0) return new Map<RepositoryId, { counts: boolean; deploysOnMerge: boolean }>();
  const t = kpiRepositories;
  const rows = await tx
    .select({ id: t.repositoryId, counts: t.counts, deploysOnMerge: t.deploysOnMerge })
    .from(t)
    .where(inArray(t.repositoryId, [...ids]));
  return new Map(rows.map(({ id, ...decided }) => [id as RepositoryId, decided]));
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
