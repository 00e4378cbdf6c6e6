import type { TaskLinesOf } from '../../../ports/inbound/task-lines.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { buildTaskLines } from '../blocks/task-lines.ts';
import { listPullRequestsTiedTo } from '../store/task-ties.ts';

/** How the pull requests that name a task stand, on its card. Of private repositories the title is left out. */
export const pullRequestLines: TaskLinesOf = async (tx, { taskId }) => {
  const tied = await listPullRequestsTiedTo(tx, taskId);
  if (tied.length === 0) return [];
  const open = new Set(
    (await listSelectedRepositories(tx)).filter((one) => !one.private).map(({ id }) => id as string),
  );
  return buildTaskLines(tied.map((one) => ({ ...one, discreet: !open.has(one.repositoryId) })));
};
