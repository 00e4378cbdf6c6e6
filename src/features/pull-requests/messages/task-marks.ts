import type { TaskMarksOf } from '../../../ports/inbound/task-marks.ts';
import { reviewStatusOf, reviewWords } from '../domain/review-status.ts';
import { listStandingsTiedTo } from '../store/task-ties.ts';

/** How far the review of each listed task is; nothing where no pull request of it waits for anything. */
export const reviewMarks: TaskMarksOf = async (tx, taskIds) => {
  const ties = Map.groupBy(await listStandingsTiedTo(tx, taskIds), ({ taskId }) => taskId);
  const told = [...ties].map(([taskId, of]) => [taskId, reviewStatusOf(of.map(({ standing }) => standing))] as const);
  return new Map(told.flatMap(([taskId, status]) => (status === 'none' ? [] : [[taskId, reviewWords[status]]])));
};
