import type { PersonId, PullRequestId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listIdentitiesById } from '../../people/index.ts';
import { listHappenings, listPullRequestsById, natureOf } from '../../pull-requests/index.ts';
import type { Placement } from '../domain/placement.ts';
import type { Subject } from '../domain/subject.ts';
import { subjectFrom } from '../domain/subject-from.ts';
import { listUncounted } from '../store/own-facts.ts';
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
  const uncounted = await listUncounted(tx, [...new Set(all.map(({ repositoryId }) => repositoryId))]);
  const pullRequests = all.filter(({ repositoryId }) => !uncounted.has(repositoryId));
  const authorIds = [...new Set(pullRequests.flatMap(({ authorId }) => authorId ?? []))];
  const [happenings, authors] = await Promise.all([
    listHappenings(tx, pullRequests),
    listIdentitiesById(tx, authorIds),
  ]);
  const byId = new Map(authors.map((author) => [author.id, author]));
  const personIds = [...new Set(authors.flatMap(({ personId }) => personId ?? []))];
  const placements: ReadonlyMap<PersonId, Placement> = await placePeople(tx, { personIds, now });
  return pullRequests.flatMap((pullRequest) => {
    const author = pullRequest.authorId === null ? null : (byId.get(pullRequest.authorId) ?? null);
    const placement = author?.personId == null ? null : (placements.get(author.personId) ?? null);
    const own = happenings.get(pullRequest.id);
    if (own === undefined) return [];
    return [subjectFrom({ pullRequest, happenings: own, nature: natureOf(pullRequest), author, placement })];
  });
}
