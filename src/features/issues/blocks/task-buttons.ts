import { button } from '../../../kit/blocks/index.ts';
import type { TaskId } from '../../../kit/ids.ts';
import { tieIds } from './tie-ids.ts';

/** Beside a task's own buttons. @param key the issue it is tied to; null: none */
export function buildTaskButton({
  taskId,
  ref,
  key,
}: {
  readonly taskId: TaskId;
  readonly ref: string;
  readonly key: string | null;
}): ReturnType<typeof button> {
  return key === null
    ? button({ id: tieIds.tie.build(taskId), text: 'Tie to Jira', label: `Tie to Jira: choose an issue for ${ref}` })
    : button({ id: tieIds.untie.build(taskId), text: 'Untie', label: `Untie ${ref} from ${key}` });
}
