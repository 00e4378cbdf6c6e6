import type { Span } from './tally.ts';
import type { TaskChange } from './task-facts.ts';

/** A time in which a task couldn't go on. */
export type Blocked = {
  readonly taskId: string;
  readonly from: Date;
  /** Null: it was still blocked at the sprint's end. */
  readonly until: Date | null;
  /** People's words; null of private tasks. */
  readonly reason: string | null;
};

/** When tasks were blocked within a sprint, by their start. @param changes in any order */
export function blockedIn(changes: readonly TaskChange[], { startedAt, endedAt }: Span): readonly Blocked[] {
  const byTask = Map.groupBy(
    changes.filter(({ at }) => at <= endedAt),
    ({ taskId }) => taskId,
  );
  const times = [...byTask.values()].flatMap((ofTask) => {
    const sorted = [...ofTask].sort((a, b) => a.version - b.version);
    return sorted.flatMap((change, n): Blocked[] => {
      if (change.blocker === null || sorted[n - 1]?.blocker?.blockedAt.getTime() === change.blocker.blockedAt.getTime())
        return [];
      const rest = sorted.slice(n + 1);
      const end = rest.findIndex(({ status }) => status !== 'blocked');
      const last = end === -1 ? (rest.at(-1) ?? change) : (rest[end - 1] ?? change);
      return [
        {
          taskId: change.taskId,
          from: change.blocker.blockedAt,
          until: rest[end]?.at ?? null,
          reason: last.private ? null : (last.blocker ?? change.blocker).reason,
        },
      ];
    });
  });
  return times
    .filter(({ until }) => until === null || until > startedAt)
    .sort((a, b) => a.from.getTime() - b.from.getTime() || (a.taskId < b.taskId ? -1 : 1));
}
