import { z } from 'zod';
import type { PersonId, TaskId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../../ports/outbound/jobs.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  taskId: z.uuid().transform((id) => id as TaskId),
  /** Null when a rule did it. */
  byId: z
    .uuid()
    .transform((id) => id as PersonId)
    .nullable(),
  /** The history row: what was before and after. */
  changeId: z.uuid(),
});
export type TaskEvent = z.infer<typeof payload>;

const define = (name: `task.${string}`): EventDefinition<TaskEvent> => ({
  name,
  payload: payload as z.ZodType<TaskEvent>,
});

/** What happens to tasks after their creation, in the past tense; the key is the history row's action. */
export const taskEvents = {
  'task.start': define('task.started'),
  'task.block': define('task.blocked'),
  'task.done': define('task.completed'),
  /** The same to everybody else: it is done once it is accepted. */
  'task.accept': define('task.completed'),
  'task.ask-sign-off': define('task.sign-off-asked'),
  'task.climb-sign-off': define('task.sign-off-climbed'),
  'task.send-back': define('task.sent-back'),
  'task.consult': define('task.consult-asked'),
  'task.answer-consult': define('task.consult-answered'),
  'task.keep-waiting': define('task.consult-held'),
  'task.reopen': define('task.reopened'),
  'task.cancel': define('task.cancelled'),
  'task.edit': define('task.edited'),
  'task.hand-over': define('task.handed-over'),
  'task.not-me': define('task.declined'),
  'task.undo': define('task.undone'),
} as const;

export type TaskChangeAction = keyof typeof taskEvents;

const overduePayload = payload.omit({ byId: true, changeId: true });

/** The due instant has come and the task is open; said once per due date. */
export const taskOverdue: EventDefinition<z.infer<typeof overduePayload>> = {
  name: 'task.overdue',
  payload: overduePayload as z.ZodType<z.infer<typeof overduePayload>>,
};
