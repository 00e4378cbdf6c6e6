import type { PullRequestId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { courseOf } from '../domain/course.ts';
import { listPullRequestsByNumber, saveCourses } from '../store/pull-requests.ts';
import { readHappenings } from './read-happenings.ts';

/**
 * Computes what became of these pull requests again from everything known of them. The repository must be held.
 * @returns those that are known
 */
export async function refreshCourses(
  tx: Tx,
  repositoryId: RepositoryId,
  numbers: readonly number[],
): Promise<readonly PullRequestId[]> {
  const subjects = await listPullRequestsByNumber(tx, repositoryId, numbers);
  if (subjects.length === 0) return [];
  const happeningsOf = await readHappenings(tx, repositoryId, subjects);
  await saveCourses(
    tx,
    subjects.map((subject) => ({ id: subject.id, ...courseOf(subject, happeningsOf(subject)) })),
  );
  return subjects.map(({ id }) => id);
}
