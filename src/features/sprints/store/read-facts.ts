import type { Tx } from '../../../ports/outbound/store.ts';
import { type IssueCourse, listIssueChanges } from '../../issues/index.ts';
import { listIdentitiesById } from '../../people/index.ts';
import type { Task } from '../../tasks/index.ts';
import type { KeptIssue } from '../domain/record.ts';
import type { ScopeEvent } from '../domain/scope-event.ts';
import type { Sprint } from '../domain/sprint.ts';
import { scopeEventsOf } from '../domain/task-facts.ts';
import { issueScopeEvents } from '../domain/tracker.ts';
import { type Item, readChanges, readItems } from './read-task-facts.ts';
import { listStays } from './sprint-tasks.ts';

/** All that moves a sprint, as it is known now. */
export type SprintFacts = {
  readonly events: readonly ScopeEvent[];
  /** Of a sprint set in Slack. */
  readonly items: readonly Item[];
  readonly tasks: readonly Task[];
  /** Of a tracker's. */
  readonly issues: readonly KeptIssue[];
};

export async function readFacts(tx: Tx, sprint: Sprint): Promise<SprintFacts> {
  const { trackerId, trackerHostId } = sprint;
  if (trackerId !== null && trackerHostId !== null) {
    const courses = await listIssueChanges(tx, { sprintId: trackerId });
    const issues = await readIssues(tx, courses);
    return { events: issueScopeEvents(courses, trackerHostId), items: [], tasks: [], issues };
  }
  const { items, tasks } = await readItems(tx, await listStays(tx, sprint.id));
  const changes = await readChanges(
    tx,
    items.map(({ taskId }) => taskId),
  );
  return { events: scopeEventsOf(items, changes), items, tasks, issues: [] };
}

async function readIssues(tx: Tx, courses: readonly IssueCourse[]): Promise<readonly KeptIssue[]> {
  const accounts = courses.flatMap(({ issue }) => issue.assigneeId ?? []);
  const known = new Map((await listIdentitiesById(tx, [...new Set(accounts)])).map((one) => [one.id, one.personId]));
  return courses.map(({ issue: { id, key, summary, assigneeId, restricted } }) => {
    const responsibleId = assigneeId === null ? null : (known.get(assigneeId) ?? null);
    return { issueId: id, key, summary: restricted ? null : summary, responsibleId };
  });
}
