import type { IssueId, TrackerSprintId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTrackers } from '../../connections/index.ts';
import type { IssueEvent } from '../domain/change.ts';
import { courseOf } from '../domain/course.ts';
import type { Issue } from '../domain/issue.ts';
import { listChanges } from '../store/changes.ts';
import { listIssuesById, listIssuesOfSprint } from '../store/issues.ts';
import { listCategories, listSprintsById } from '../store/sprints.ts';

/** An issue and all that happened to it. */
export type IssueCourse = {
  readonly issue: Issue;
  /** Oldest first; the first of each field is at the creation and says how the issue began. */
  readonly events: readonly IssueEvent[];
};

/**
 * Everything that is known of these issues, or of those that are or ever were in a sprint, deleted ones included, oldest
 * first. Unknown ids are left out.
 */
export async function listIssueChanges(
  tx: Tx,
  asked: { readonly issueIds: readonly IssueId[] } | { readonly sprintId: TrackerSprintId },
): Promise<readonly IssueCourse[]> {
  const issues =
    'issueIds' in asked ? await listIssuesById(tx, asked.issueIds) : await listOfSprint(tx, asked.sprintId);
  const trackers = await listTrackers(tx);
  const courses: IssueCourse[] = [];
  for (const [connectionId, own] of Map.groupBy(issues, (issue) => issue.connectionId)) {
    const done = trackers.find((one) => one.connectionId === connectionId)?.doneCategories ?? ['done'];
    const meaning = { categories: await listCategories(tx, connectionId), done };
    const ids = own.map(({ hostId }) => hostId);
    const changes = Map.groupBy(await listChanges(tx, connectionId, ids), ({ issueHostId }) => issueHostId);
    for (const issue of own) courses.push({ issue, events: courseOf(issue, changes.get(issue.hostId) ?? [], meaning) });
  }
  return courses;
}

async function listOfSprint(tx: Tx, sprintId: TrackerSprintId): Promise<readonly Issue[]> {
  const [sprint] = await listSprintsById(tx, [sprintId]);
  return sprint === undefined ? [] : listIssuesOfSprint(tx, sprint);
}
