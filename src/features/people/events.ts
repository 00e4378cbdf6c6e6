import { z } from 'zod';
import type { IdentityId, PersonId, WorkspaceId } from '../../kit/ids.ts';
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

const rosterPayload = payload.extend({
  /** Null when it concerns more than one. */
  personId: payload.shape.personId.nullable(),
});

/** When somebody works, or with whom, has changed: hours, holidays, zone, a team. May be said though nothing changed. */
export const rosterChanged: EventDefinition<z.infer<typeof rosterPayload>> = {
  name: 'people.roster-changed',
  payload: rosterPayload as z.ZodType<z.infer<typeof rosterPayload>>,
};

const linkedPayload = z.object({
  workspaceId: payload.shape.workspaceId,
  identityId: z.uuid().transform((id) => id as IdentityId),
  personId: payload.shape.personId.nullable(),
});

/** Whom an account or address of an outside tool is has changed; null: nobody of Slack any more. May be said twice. */
export const identityLinked: EventDefinition<z.infer<typeof linkedPayload>> = {
  name: 'people.identity-linked',
  payload: linkedPayload as z.ZodType<z.infer<typeof linkedPayload>>,
};
