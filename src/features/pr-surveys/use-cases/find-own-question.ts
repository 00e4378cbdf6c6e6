import type { PersonActor } from '../../../kit/actor.ts';
import type { InvitationId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import { readSurveyQuestion } from '../store/read-card.ts';

/** One's own question while it may still be changed, or why not. */
export type OwnQuestion =
  | { readonly kind: 'open'; readonly question: SurveyQuestion }
  | { readonly kind: 'not-yours' | 'locked' | 'closed' | 'opted-out' };

/** Somebody else's question and none at all look the same: whoever asks learns nothing. */
export async function findOwnQuestion(
  needs: Pick<Ports, 'scope'>,
  actor: PersonActor,
  invitationId: InvitationId,
): Promise<OwnQuestion> {
  const question = await needs.scope(actor.workspaceId, (tx) => readSurveyQuestion(tx, invitationId));
  if (question === null || question.personId !== actor.personId) return { kind: 'not-yours' };
  switch (question.state) {
    case 'asked':
    case 'answered':
      return { kind: 'open', question };
    case 'locked':
      return { kind: question.closedAt === null ? 'locked' : 'closed' };
    case 'revealed':
      return { kind: 'locked' };
    case 'closed':
    case 'opted-out':
      return { kind: question.state };
    default:
      return question.state satisfies never;
  }
}
