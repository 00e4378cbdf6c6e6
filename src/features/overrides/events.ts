import { z } from 'zod';
import type { PersonId, TaskId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../../ports/outbound/jobs.ts';
import type { OverrideType } from './domain/override.ts';
import type { SuspendableRule } from './domain/rules.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  overrideId: z.uuid(),
  ref: z.string(),
  type: z.enum(['emergency', 'process', 'automation'] satisfies OverrideType[]),
  rule: z.enum([
    'sign-off',
    'consult-wait',
    'dependency-wait',
    'checker',
    'escalation-clock',
  ] satisfies SuspendableRule[]),
  taskId: z.uuid().transform((id) => id as TaskId),
  authoriserId: z.uuid().transform((id) => id as PersonId),
});
export type OverrideEvent = z.infer<typeof payload>;

/** A rule rests for a task from now on. */
export const overrideGranted: EventDefinition<OverrideEvent> = {
  name: 'override.granted',
  payload: payload as z.ZodType<OverrideEvent>,
};

/** The rule applies again: expired, or ended by hand. */
export const overrideEnded: EventDefinition<OverrideEvent> = {
  name: 'override.ended',
  payload: payload as z.ZodType<OverrideEvent>,
};
