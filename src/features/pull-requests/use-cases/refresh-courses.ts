import type { IdentityId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type Identity, listIdentitiesById } from '../../people/index.ts';
import { courseOf, type Happenings, type Response } from '../domain/course.ts';
import { groupBy } from '../domain/group-by.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { listAuthoredAt, listComments, listDeployedAt, listReviews, listTimeline } from '../store/happenings.ts';
import { listPullRequestsByNumber, saveCourses } from '../store/pull-requests.ts';

/** Computes what became of these pull requests again from everything known of them. The repository must be held. */
export async function refreshCourses(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]): Promise<void> {
  const subjects = await listPullRequestsByNumber(tx, repositoryId, numbers);
  if (subjects.length === 0) return;
  const happeningsOf = await readHappenings(tx, repositoryId, subjects);
  await saveCourses(
    tx,
    subjects.map((subject) => ({ id: subject.id, ...courseOf(subject, happeningsOf(subject)) })),
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
  const known = await listKnown(tx, [...subjects, ...said]);
  const of = <T extends { readonly number: number }>(items: readonly T[]) => groupBy(items, ({ number }) => number);
  const [responses, turns, commits] = [of(said), of(timeline), of(authored)];
  return ({ number, authorId, mergeCommitSha }) => ({
    responses: (responses.get(number) ?? []).map((one) => ({
      ...{ at: one.at, kind: one.kind, by: one.authorId ?? '' },
      own: one.authorId !== null && authorId !== null && isSame(known.get(one.authorId), known.get(authorId)),
      bot: one.authorId !== null && known.get(one.authorId)?.bot === true,
    })),
    turns: turns.get(number) ?? [],
    authoredAt: (commits.get(number) ?? []).map(({ at }) => at),
    deployedAt: deployed.filter(({ sha }) => sha === mergeCommitSha).map(({ at }) => at),
  });
}

/** One account, or two of one person. */
function isSame(a: Identity | undefined, b: Identity | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.id === b.id || (a.personId !== null && a.personId === b.personId);
}

async function listKnown(
  tx: Tx,
  by: readonly { readonly authorId: IdentityId | null }[],
): Promise<ReadonlyMap<IdentityId, Identity>> {
  const ids = [...new Set(by.map(({ authorId }) => authorId).filter((id) => id !== null))];
  return new Map((await listIdentitiesById(tx, ids)).map((identity) => [identity.id, identity]));
}
