import { z } from 'zod';
import type { PersonId, TaskId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../outbound/jobs.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  taskId: z.uuid().transform((id) => id as TaskId),
  cause: z.enum(['review-waiting', 'failing-checks', 'sync-conflict', 'security-alert']),
  /** One sentence for whoever is asked, at most 300 characters; untrusted text, without anything private. */
  reason: z.string().max(300),
  /** Who is asked before the ladder: the reviewer; null for the cause's usual. */
  firstId: z
    .uuid()
    .transform((id) => id as PersonId)
    .nullable(),
});
export type StuckWork = z.infer<typeof payload>;

/**
 * What a feature that watches reviews, checks, syncs or alerts announces when a task can't go on by itself: whoever is
 * next is asked. Announcing what is asked about already changes nothing.
 */
export const stuckWork: EventDefinition<StuckWork> = {
  name: 'work.stuck',
  payload: payload as z.ZodType<StuckWork>,
};
