import type { InvitationId, PersonId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { SurveyCard, SurveyQuestion } from '../domain/card.ts';
import { findCard } from './cards.ts';
import { findInvitation, listOnCard, listOpenOf } from './invitations.ts';
import { readQuestions } from './read-questions.ts';

/** The card of one person and day as it must look now; null when they weren't asked that day. */
export async function readSurveyCard(
  tx: Tx,
  { personId, on }: { readonly personId: PersonId; readonly on: CalendarDay },
): Promise<SurveyCard | null> {
  const card = await findCard(tx, personId, on);
  if (card === null) return null;
  const asked = (await listOnCard(tx, card.id)).filter(({ askedAt }) => askedAt !== null);
  if (asked.length === 0) return null;
  return { id: card.id, personId, on, first: card.first, questions: await readQuestions(tx, asked) };
}

/** One question by itself, for its own reader: whose it is must be asked before. Null: there is none. */
export async function readSurveyQuestion(
  tx: Tx,
  id: InvitationId,
): Promise<(SurveyQuestion & { readonly personId: PersonId }) | null> {
  const invitation = await findInvitation(tx, id);
  if (invitation === null || invitation.askedAt === null) return null;
  const [question] = await readQuestions(tx, [invitation]);
  return question === undefined ? null : { ...question, personId: invitation.personId };
}

/** What somebody was asked, on whichever card, and isn't over; oldest first. */
export async function listOpenQuestions(tx: Tx, personId: PersonId): Promise<readonly SurveyQuestion[]> {
  const open = (await listOpenOf(tx, personId)).filter(({ askedAt }) => askedAt !== null);
  return (await readQuestions(tx, open)).filter(({ state }) => state === 'asked' || state === 'answered');
}
