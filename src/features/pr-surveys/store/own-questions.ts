import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import { surveyInvitations } from '../schema.ts';
import { toInvitation } from './invitations.ts';
import { readQuestions } from './read-questions.ts';

/** What was revealed to somebody last, the newest first. */
export async function listRevealedQuestions(
  tx: Tx,
  personId: PersonId,
  limit: number,
): Promise<readonly SurveyQuestion[]> {
  const rows = await tx
    .select()
    .from(surveyInvitations)
    .where(and(eq(surveyInvitations.personId, personId), isNotNull(surveyInvitations.revealedAt)))
    .orderBy(desc(surveyInvitations.revealedAt), desc(surveyInvitations.id))
    .limit(limit);
  return readQuestions(tx, rows.map(toInvitation));
}
