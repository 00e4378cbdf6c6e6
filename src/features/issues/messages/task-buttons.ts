import type { TaskButtonsOf } from '../../../ports/inbound/task-buttons.ts';
import { hasTracker } from '../../connections/index.ts';
import { buildTaskButton } from '../blocks/task-buttons.ts';
import { listIssuesByHostId } from '../store/issues.ts';
import { listTiesOfTask } from '../store/ties.ts';

/** *Tie to Jira* or *Untie*, where a site's projects are read. */
export const issueButtons: TaskButtonsOf = async (tx, { taskId, ref }) => {
  if (!(await hasTracker(tx))) return [];
  const tie = (await listTiesOfTask(tx, taskId)).find(({ state }) => state === 'tied');
  if (tie === undefined) return [buildTaskButton({ taskId, ref, key: null })];
  const [issue] = await listIssuesByHostId(tx, tie.connectionId, [tie.issueHostId]);
  return [buildTaskButton({ taskId, ref, key: issue?.key ?? 'its issue' })];
};
