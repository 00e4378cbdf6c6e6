import type { PullRequestId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listIssueStarts } from '../../issues/index.ts';
import { listIdentitiesById } from '../../people/index.ts';
import {
  type Happenings,
  listHappenings,
  listPullRequestsById,
  natureOf,
  type PullRequest,
} from '../../pull-requests/index.ts';
import { earliest } from '../domain/milestones.ts';
import type { Subject } from '../domain/subject.ts';
import { subjectFrom } from '../domain/subject-from.ts';
import { listDecided } from '../store/own-facts.ts';
import { placePeople } from './refresh-placements.ts';

export type ReadSubject = { readonly subject: Subject; readonly zone: string };

/**
 * What is known now of those pull requests that count: they exist, and no admin let go of their repository. Authors never
 * met before are placed where they are now.
 */
export async function readSubjects(
  tx: Tx,
  { ids, now }: { readonly ids: readonly PullRequestId[]; readonly now: Date },
): Promise<readonly ReadSubject[]> {
  const all = await listPullRequestsById(tx, ids);
  const [decided, happenings, { authors, placements }] = await Promise.all([
    listDecided(tx, [...new Set(all.map(({ repositoryId }) => repositoryId))]),
    listHappenings(tx, all),
    readAuthors(tx, all, now),
  ]);
  const starts = await readStarts(tx, [...happenings.values()]);
  const pullRequests = all.filter(({ repositoryId }) => decided.get(repositoryId)?.counts !== false);
  return pullRequests.flatMap((pullRequest) => {
    const author = pullRequest.authorId === null ? null : (authors.get(pullRequest.authorId) ?? null);
    const placement = author?.personId == null ? null : (placements.get(author.personId) ?? null);
    const own = happenings.get(pullRequest.id);
    if (own === undefined) return [];
    const deploysOnMerge = decided.get(pullRequest.repositoryId)?.deploysOnMerge ?? false;
    const known = { pullRequest, happenings: own, nature: natureOf(pullRequest), author, placement, deploysOnMerge };
    return [subjectFrom({ ...known, issueStartedAt: starts(own) })];
  });
}

/** When work on a pull request's issues began; nothing is looked up where none is named. */
async function readStarts(tx: Tx, all: readonly Happenings[]): Promise<(own: Happenings) => Date | null> {
  const [keys, taskIds] = [all.flatMap(({ issueKeys }) => issueKeys), all.flatMap((one) => one.taskIds)];
  if (keys.length + taskIds.length === 0) return () => null;
  const { byKey, byTask } = await listIssueStarts(tx, { keys: [...new Set(keys)], taskIds: [...new Set(taskIds)] });
  return (own) =>
    earliest([
      ...own.issueKeys.flatMap((key) => byKey.get(key) ?? []),
      ...own.taskIds.flatMap((id) => byTask.get(id) ?? []),
    ]);
}

async function readAuthors(tx: Tx, pullRequests: readonly PullRequest[], now: Date) {
  const ids = [...new Set(pullRequests.flatMap(({ authorId }) => authorId ?? []))];
  const authors = new Map((await listIdentitiesById(tx, ids)).map((author) => [author.id, author]));
  const personIds = [...new Set([...authors.values()].flatMap(({ personId }) => personId ?? []))];
  return { authors, placements: await placePeople(tx, { personIds, now }) };
}
