import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { InvitationId, PersonId, SurveyId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Answer } from '../domain/answer.ts';
import type { Invitation, Verdict } from '../domain/survey.ts';
import { surveyInvitations as t } from '../schema.ts';

export async function findInvitation(tx: Tx, id: InvitationId): Promise<Invitation | null> {
  const [row] = await tx.select().from(t).where(eq(t.id, id));
  return row === undefined ? null : toInvitation(row);
}

/** All of these surveys, authors first. */
export async function listInvitationsOf(tx: Tx, surveyIds: readonly SurveyId[]): Promise<readonly Invitation[]> {
  if (surveyIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(t)
    .where(inArray(t.surveyId, [...surveyIds]))
    .orderBy(asc(t.role), asc(t.id));
  return rows.map(toInvitation);
}

/** Everybody for whom something waits until they are at work. */
export async function listWaitingPeople(tx: Tx): Promise<readonly PersonId[]> {
  const rows = await tx.selectDistinct({ personId: t.personId }).from(t).where(eq(t.state, 'waiting'));
  return rows.map(({ personId }) => personId as PersonId);
}

/** What waits for the working time of these people. */
export async function listWaitingOf(tx: Tx, personIds: readonly PersonId[]): Promise<readonly Invitation[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(t)
    .where(and(inArray(t.personId, [...personIds]), eq(t.state, 'waiting')))
    .orderBy(asc(t.id));
  return rows.map(toInvitation);
}

/** What was decided on one day's card, in the order it was. */
export async function listOnCard(tx: Tx, cardId: string): Promise<readonly Invitation[]> {
  const rows = await tx.select().from(t).where(eq(t.cardId, cardId)).orderBy(asc(t.askedAt), asc(t.id));
  return rows.map(toInvitation);
}

/** What somebody was asked and isn't closed. */
export async function listOpenOf(tx: Tx, personId: PersonId): Promise<readonly Invitation[]> {
  const rows = await tx
    .select()
    .from(t)
    .where(and(eq(t.personId, personId), inArray(t.state, ['waiting', 'asked'])))
    .orderBy(asc(t.askedAt), asc(t.id));
  return rows.map(toInvitation);
}

/** @returns those that weren't there: nobody is asked twice in one role */
export async function insertInvitations(tx: Tx, invitations: readonly Invitation[]): Promise<readonly Invitation[]> {
  if (invitations.length === 0) return [];
  const rows = await tx
    .insert(t)
    .values(invitations.map(({ verdict: _, ...values }) => values))
    .onConflictDoNothing()
    .returning();
  return rows.map(toInvitation);
}

/** Puts what waited on a card, or notes that the card was full. Whatever waits no more stays as it is. */
export async function placeInvitations(
  tx: Tx,
  ids: readonly InvitationId[],
  place: { readonly cardId: string; readonly state: 'asked' | 'left-out'; readonly at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  const { cardId, state, at } = place;
  await tx
    .update(t)
    .set({ cardId, state, askedAt: state === 'asked' ? at : null })
    .where(and(inArray(t.id, [...ids]), eq(t.state, 'waiting')));
}

/** Each of a day stands for as many as were left out for it. */
export async function weighCard(tx: Tx, cardId: string, weight: number): Promise<void> {
  await tx.update(t).set({ weight }).where(eq(t.cardId, cardId));
}

/** Writes the parts of an answer. The survey must be held, and the parts judged since. */
export async function saveAnswers(
  tx: Tx,
  id: InvitationId,
  { answers, at }: { readonly answers: readonly Answer[]; readonly at: Date },
): Promise<void> {
  const parts = Object.fromEntries(answers.map(({ part, value }) => [part, value]));
  await tx
    .update(t)
    .set({ ...parts, answeredAt: at })
    .where(and(eq(t.id, id), isNull(t.revealedAt)));
}

/** @returns false when it was revealed before: two ways may lead to a reveal at once */
export async function claimReveal(
  tx: Tx,
  id: InvitationId,
  { verdict, at }: { readonly verdict: Verdict; readonly at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(t)
    .set({ ...verdict, revealedAt: at })
    .where(and(eq(t.id, id), isNull(t.revealedAt)))
    .returning({ id: t.id });
  return rows.length > 0;
}

/** @returns false when it was closed before */
export async function claimClosing(tx: Tx, id: InvitationId, at: Date): Promise<boolean> {
  const rows = await tx
    .update(t)
    .set({ state: 'closed', closedAt: at })
    .where(and(eq(t.id, id), inArray(t.state, ['waiting', 'asked'])))
    .returning({ id: t.id });
  return rows.length > 0;
}

const unfinished = or(isNull(t.quality), isNull(t.guess));

/** Asks somebody no more, or again with null: what they answered in full stays as it is. */
export async function withdrawOpen(tx: Tx, personId: PersonId, at: Date | null): Promise<void> {
  await tx
    .update(t)
    .set({ withdrawnAt: at })
    .where(and(eq(t.personId, personId), inArray(t.state, ['waiting', 'asked']), isNull(t.ai), unfinished));
}

export function toInvitation(row: typeof t.$inferSelect): Invitation {
  const { workspaceId: _, truth, evidenceVisible, disagrees, scored, correct, ...own } = row;
  const verdict = { truth, evidenceVisible: evidenceVisible === true, disagrees: disagrees === true };
  return {
    ...own,
    id: row.id as InvitationId,
    surveyId: row.surveyId as SurveyId,
    personId: row.personId as PersonId,
    verdict: row.revealedAt === null ? null : { ...verdict, scored: scored === true, correct },
  };
}
