import { and, desc, eq, gte, inArray, ne } from 'drizzle-orm';
import type { IdentityId, PullRequestId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { commits, pullRequestCommits, pullRequests } from '../schema.ts';
import { listPullRequestsById } from './pull-requests.ts';

type Asked = { readonly repositoryId: RepositoryId; readonly shas: readonly string[] };

/**
 * Those of the shas that are known changes of their own: not what a pull request became when it was merged.
 * @param asked.since only commits authored from then on; null for all
 */
export async function listOwnChanges(
  tx: Tx,
  { repositoryId, shas, since }: Asked & { readonly since: Date | null },
): Promise<readonly string[]> {
  if (shas.length === 0) return [];
  const squashed = await listSquashed(tx, { repositoryId, shas });
  const rows = await tx
    .select({ sha: commits.sha })
    .from(commits)
    .where(
      and(
        ...[eq(commits.repositoryId, repositoryId), inArray(commits.sha, [...shas])],
        since === null ? undefined : gte(commits.authoredAt, since),
      ),
    );
  const known = new Set(rows.map(({ sha }) => sha));
  return shas.filter((sha) => known.has(sha) && !squashed.has(sha));
}

/** Those of the shas that are merged pull requests in one commit, while the commits they were written in are known. */
export async function listSquashed(tx: Tx, { repositoryId, shas }: Asked): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectDistinct({ sha: pullRequests.mergeCommitSha })
    .from(pullRequests)
    .innerJoin(
      pullRequestCommits,
      and(
        ...[eq(pullRequestCommits.repositoryId, pullRequests.repositoryId)],
        ...[eq(pullRequestCommits.number, pullRequests.number)],
        ne(pullRequestCommits.sha, pullRequests.mergeCommitSha),
      ),
    )
    .where(
      and(
        ...[eq(pullRequests.repositoryId, repositoryId), eq(pullRequests.state, 'merged')],
        inArray(pullRequests.mergeCommitSha, [...shas]),
      ),
    );
  return new Set(rows.flatMap(({ sha }) => sha ?? []));
}

/** What these accounts wrote that was merged, the newest first by when it was opened. */
export async function listMergedBy(
  tx: Tx,
  { authorIds, limit }: { readonly authorIds: readonly IdentityId[]; readonly limit: number },
): Promise<readonly PullRequest[]> {
  if (authorIds.length === 0) return [];
  const t = pullRequests;
  const rows = await tx
    .select({ id: t.id })
    .from(t)
    .where(and(inArray(t.authorId, [...authorIds]), eq(t.state, 'merged')))
    .orderBy(desc(t.createdAt), desc(t.id))
    .limit(limit);
  const ids = rows.map(({ id }) => id as PullRequestId);
  const found = new Map((await listPullRequestsById(tx, ids)).map((one) => [one.id, one]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
