import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { ScopeEvent } from './scope-event.ts';
import type { Stay } from './sprint.ts';

/** How a task stood after one of its changes, as its history tells. */
export type TaskChange = {
  readonly taskId: TaskId;
  /** The history row: later ones sort after it. */
  readonly id: string;
  readonly at: Date;
  /** The task's version after it, 1 for its creation. */
  readonly version: number;
  readonly status: 'assigned' | 'in_progress' | 'blocked' | 'completed' | 'cancelled';
  readonly points: number | null;
  /** When it was done, which may be before this change: a sign-off counts from the click that asked for it. */
  readonly completedAt: Date | null;
  readonly title: string;
  readonly private: boolean;
  readonly responsibleId: PersonId;
  readonly blocker: { readonly reason: string; readonly blockedAt: Date } | null;
};

/**
 * A sprint's scope events from its tasks' stays and changes. A cancelled task leaves the scope and comes back with its
 * reopening, as long as it stays.
 * @param changes of these tasks, in any order
 */
export function scopeEventsOf(stays: readonly Stay[], changes: readonly TaskChange[]): readonly ScopeEvent[] {
  const byTask = Map.groupBy(changes, ({ taskId }) => taskId as string);
  const taskIds = [...new Set(stays.map(({ taskId }) => taskId))];
  return taskIds.flatMap((taskId) => {
    const ofTask = [...(byTask.get(taskId) ?? [])].sort((a, b) => a.version - b.version);
    return [
      ...workOf(ofTask),
      ...membershipOf(
        stays.filter((stay) => stay.taskId === taskId),
        ofTask,
      ),
    ];
  });
}

/** Points, done and reopened, whether it was in the sprint or not. */
function workOf(changes: readonly TaskChange[]): readonly ScopeEvent[] {
  return changes.flatMap((change, n) => {
    const before = changes[n - 1];
    const event = { itemId: change.taskId as string, at: change.at, points: null, order: change.id };
    const isDone = change.status === 'completed';
    const wasDone = before?.status === 'completed';
    return [
      ...(before === undefined || before.points !== change.points
        ? [{ ...event, kind: 'pointed' as const, points: change.points }]
        : []),
      ...(isDone && !wasDone ? [{ ...event, kind: 'done' as const, at: change.completedAt ?? change.at }] : []),
      ...(wasDone && !isDone ? [{ ...event, kind: 'reopened' as const }] : []),
    ];
  });
}

type Turn = { readonly at: Date; readonly order: string } & (
  | { readonly stays: boolean }
  | { readonly isCancelled: boolean }
);

function membershipOf(stays: readonly Stay[], changes: readonly TaskChange[]): readonly ScopeEvent[] {
  const turns: Turn[] = [
    ...stays.flatMap(({ from, until }) => [
      { at: from, order: '', stays: true },
      ...(until === null ? [] : [{ at: until, order: '', stays: false }]),
    ]),
    ...changes.map(({ at, id, status }) => ({ at, order: id, isCancelled: status === 'cancelled' })),
  ];
  turns.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const [itemId = ''] = stays.map(({ taskId }) => taskId);
  const events: ScopeEvent[] = [];
  let [isIn, isCancelled] = [false, false];
  for (const turn of turns) {
    const counted = isIn && !isCancelled;
    if ('stays' in turn) isIn = turn.stays;
    else isCancelled = turn.isCancelled;
    const counts = isIn && !isCancelled;
    if (counts === counted) continue;
    events.push({ itemId, at: turn.at, kind: counts ? 'added' : 'removed', points: null, order: turn.order });
  }
  return events;
}
