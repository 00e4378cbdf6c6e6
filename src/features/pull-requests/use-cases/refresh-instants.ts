import type { IdentityId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listIdentitiesById } from '../../people/index.ts';
import { groupBy } from '../domain/group-by.ts';
import { type Happenings, instantsOf, type Response } from '../domain/instants.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { listAuthoredAt, listComments, listDeployedAt, listReviews, listTimeline } from '../store/happenings.ts';
import { listPullRequestsByNumber, saveInstants } from '../store/pull-requests.ts';

/** Computes the instants of these pull requests again from everything known of them. The repository must be held. */
export async function refreshInstants(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]): Promise<void> {
  const subjects = await listPullRequestsByNumber(tx, repositoryId, numbers);
  if (subjects.length === 0) return;
  const happeningsOf = await readHappenings(tx, repositoryId, subjects);
  await saveInstants(
    tx,
    subjects.map((subject) => ({ id: subject.id, ...instantsOf(subject, happeningsOf(subject)) })),
  );
}

async function readHappenings(
  tx: Tx,
  repositoryId: RepositoryId,
  subjects: readonly PullRequest[],
): Promise<(subject: PullRequest) => Happenings> {
  const numbers = subjects.map(({ number }) => number);
  const [reviews, comments, timeline, authored, deployed] = await Promise.all([
    listReviews(tx, repositoryId, numbers),
    listComments(tx, repositoryId, numbers),
    listTimeline(tx, repositoryId, numbers),
    listAuthoredAt(tx, repositoryId, numbers),
    listDeployedAt(tx, subjects),
  ]);
  const said = [
    ...reviews.map(({ number, authorId, submittedAt, verdict, dismissed }) => {
      const kind: Response['kind'] = dismissed ? 'dismissed' : (verdict ?? 'commented');
      return { number, authorId, at: submittedAt, kind };
    }),
    ...comments.map(({ number, authorId, at }) => ({ number, authorId, at, kind: 'commented' as const })),
  ];
  const bots = await listBots(tx, said);
  const of = <T extends { readonly number: number }>(items: readonly T[]) => groupBy(items, ({ number }) => number);
  const [responses, turns, commits] = [of(said), of(timeline), of(authored)];
  return ({ number, authorId, mergeCommitSha }) => ({
    responses: (responses.get(number) ?? []).map((one) => ({
      ...{ at: one.at, kind: one.kind },
      own: one.authorId !== null && one.authorId === authorId,
      bot: one.authorId !== null && bots.has(one.authorId),
    })),
    turns: turns.get(number) ?? [],
    authoredAt: (commits.get(number) ?? []).map(({ at }) => at),
    deployedAt: deployed.filter(({ sha }) => sha === mergeCommitSha).map(({ at }) => at),
  });
}

async function listBots(
  tx: Tx,
  said: readonly { readonly authorId: IdentityId | null }[],
): Promise<ReadonlySet<IdentityId>> {
  const ids = [...new Set(said.map(({ authorId }) => authorId).filter((id) => id !== null))];
  const known = await listIdentitiesById(tx, ids);
  return new Set(known.filter(({ bot }) => bot).map(({ id }) => id));
}
