import { z } from 'zod';
import type { TaskId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../outbound/jobs.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  taskId: z.uuid().transform((id) => id as TaskId),
});

/** A task's stage changed, for features that stand beside `tasks`; where it is now is for `KnownTasks` to say. */
export const taskMoved: EventDefinition<z.infer<typeof payload>> = {
  name: 'task.moved',
  payload: payload as z.ZodType<z.infer<typeof payload>>,
};
