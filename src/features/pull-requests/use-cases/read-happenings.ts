import type { IdentityId, RepositoryId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type Identity, listIdentitiesById } from '../../people/index.ts';
import { type Happenings, joinEchoes, type Response } from '../domain/course.ts';
import { groupBy } from '../domain/group-by.ts';
import { issueKeysOf } from '../domain/issue-refs.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { UNSHIPPED } from '../domain/shipments.ts';
import { taskNumbersIn } from '../domain/task-refs.ts';
import { listAuthoredAt, listComments, listReviews, listTimeline } from '../store/happenings.ts';
import { listTiedTasks } from '../store/issue-refs.ts';
import { listShipped } from '../store/list-shipped.ts';

/** Everything known of what happened to these pull requests, of whatever repositories; by their ids. */
export async function listHappenings(
  tx: Tx,
  subjects: readonly PullRequest[],
): Promise<ReadonlyMap<string, Happenings>> {
  const found = await Promise.all(
    [...groupBy(subjects, ({ repositoryId }) => repositoryId)].map(async ([repositoryId, theirs]) => {
      const happeningsOf = await readHappenings(tx, repositoryId, theirs);
      return theirs.map((subject) => [subject.id, happeningsOf(subject)] as const);
    }),
  );
  return new Map(found.flat());
}

/** The same of one repository. */
export async function readHappenings(
  tx: Tx,
  repositoryId: RepositoryId,
  subjects: readonly PullRequest[],
): Promise<(subject: PullRequest) => Happenings> {
  const numbers = subjects.map(({ number }) => number);
  const [reviews, comments, timeline, authored, shipped, tied] = await Promise.all([
    listReviews(tx, repositoryId, numbers),
    listComments(tx, repositoryId, numbers),
    listTimeline(tx, repositoryId, numbers),
    listAuthoredAt(tx, repositoryId, numbers),
    listShipped(tx, repositoryId, subjects),
    listTiedTasks(
      tx,
      repositoryId,
      subjects.filter(namesTasks).map(({ number }) => number),
    ),
  ]);
  const said = [
    ...reviews.map(({ number, authorId, submittedAt, verdict, dismissed }) => {
      const kind: Response['kind'] = dismissed ? 'dismissed' : (verdict ?? 'commented');
      return { number, authorId, at: submittedAt, form: 'review' as const, kind };
    }),
    ...comments.map(({ number, authorId, at }) => ({
      ...{ number, authorId, at, form: 'comment' as const },
      kind: 'commented' as const,
    })),
  ];
  const known = await listKnown(tx, [...subjects, ...said]);
  const of = <T extends { readonly number: number }>(items: readonly T[]) => groupBy(items, ({ number }) => number);
  const [responses, turns, commits] = [of(said), of(timeline), of(authored)];
  return ({ number, authorId, title, headRef: branch }) => ({
    responses: (responses.get(number) ?? []).map((one) => ({
      ...{ at: one.at, form: one.form, kind: one.kind, by: one.authorId ?? '' },
      own: one.authorId !== null && authorId !== null && isSame(known.get(one.authorId), known.get(authorId)),
      bot: one.authorId !== null && known.get(one.authorId)?.bot === true,
    })),
    turns: joinEchoes(turns.get(number) ?? []),
    authoredAt: (commits.get(number) ?? []).map(({ at }) => at),
    ...(shipped.get(number) ?? UNSHIPPED),
    issueKeys: issueKeysOf({ title, branch }),
    taskIds: tied.filter((tie) => tie.number === number).map(({ taskId }) => taskId as TaskId),
  });
}

/** Most name none, and nothing has to be looked up. */
function namesTasks({ title, body, headRef: branch }: PullRequest): boolean {
  return taskNumbersIn({ title, branch, body }).length > 0;
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
