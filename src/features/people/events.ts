import { z } from 'zod';
import type { PersonId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../../ports/outbound/jobs.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  personId: z.uuid().transform((id) => id as PersonId),
});

/** Somebody's absence began, changed or ended; how things stand now is in `listWorkingLives`. May be said twice. */
export const awayChanged: EventDefinition<z.infer<typeof payload>> = {
  name: 'people.away-changed',
  payload: payload as z.ZodType<z.infer<typeof payload>>,
};

const many = payload.omit({ personId: true }).extend({
  personIds: z.array(z.uuid().transform((id) => id as PersonId)).min(1),
});

/** When these people work may be another time now: hours, holidays, a team or a time zone changed. May be said twice. */
export const workingTimeChanged: EventDefinition<z.infer<typeof many>> = {
  name: 'people.working-time-changed',
  payload: many as z.ZodType<z.infer<typeof many>>,
};
