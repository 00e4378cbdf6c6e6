import { z } from 'zod';
import type { InvitationId, PersonId, SurveyId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../../ports/outbound/jobs.ts';

const settled = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  surveyId: z.uuid().transform((id) => id as SurveyId),
});
const revealed = settled.extend({ invitationId: z.uuid().transform((id) => id as InvitationId) });

/** A reviewer was told the author's word. Others of the same survey may not have been: see `surveySettled`. */
export const surveyRevealed: EventDefinition<z.infer<typeof revealed>> = {
  name: 'survey.revealed',
  payload: revealed as z.ZodType<z.infer<typeof revealed>>,
};

/** Nothing of a survey is sealed any more: from now on `listVerdicts`, `listRatings` and `listWords` count it. */
export const surveySettled: EventDefinition<z.infer<typeof settled>> = {
  name: 'survey.settled',
  payload: settled as z.ZodType<z.infer<typeof settled>>,
};

const chosen = z.object({
  workspaceId: settled.shape.workspaceId,
  personId: z.uuid().transform((id) => id as PersonId),
});

/** Somebody turned a switch of their own; how they stand now is in `listPersonChoices`. */
export const choiceChanged: EventDefinition<z.infer<typeof chosen>> = {
  name: 'survey.choice-changed',
  payload: chosen as z.ZodType<z.infer<typeof chosen>>,
};
