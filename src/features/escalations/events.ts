import { z } from 'zod';
import type { EscalationId, PersonId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../../ports/outbound/jobs.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  escalationId: z.uuid().transform((id) => id as EscalationId),
  /** What it is about. */
  subject: z.object({ kind: z.enum(['task', 'pull-request', 'alert']), id: z.uuid() }),
  cause: z.string(),
  /** 0 before the ladder, 1 to 4 its levels, 5 past it. */
  level: z.int(),
  /** Null when a rule did it. */
  byId: z
    .uuid()
    .transform((id) => id as PersonId)
    .nullable(),
});
export type EscalationEvent = z.infer<typeof payload>;

const define = (name: `escalation.${string}`): EventDefinition<EscalationEvent> => ({
  name,
  payload: payload as z.ZodType<EscalationEvent>,
});

export const escalationEvents = {
  opened: define('escalation.opened'),
  climbed: define('escalation.climbed'),
  resolved: define('escalation.resolved'),
} as const;
