import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId, SurveyId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findPullRequest, listEvidenceOf } from '../../pull-requests/index.ts';
import { isSettled, isSpoken, judgeGuess, readyToReveal, settlesAt } from '../domain/reveal.ts';
import type { Invitation, Survey } from '../domain/survey.ts';
import { surveyRevealed, surveySettled } from '../events.ts';
import { reminderCard, revealNote, settleWait, surveyCard } from '../outgoing.ts';
import { listCardsById } from '../store/cards.ts';
import { claimReveal, listInvitationsOf } from '../store/invitations.ts';
import { claimSettled, lockSurveys, lockWord } from '../store/surveys.ts';

export type RevealNeeds = Pick<Ports, 'clock' | 'outbox' | 'schedules' | 'announce'>;

type Revealing = {
  readonly workspaceId: WorkspaceId;
  readonly surveyId: SurveyId;
  /** Who clicked just now: their card shows it to them, nobody has to call them. Null: nobody did. */
  readonly byId: PersonId | null;
  /** Whose own part changed just now: drawn again in any case. */
  readonly touched: readonly Invitation[];
};

/** The time to say how sure one is ended. Harmless when repeated. */
export function revealSurvey(
  needs: RevealNeeds & Pick<Ports, 'scope'>,
  { workspaceId }: Pick<RuleActor, 'workspaceId'>,
  surveyId: SurveyId,
): Promise<void> {
  return needs.scope(workspaceId, async (tx) => {
    await lockSurveys(tx, [surveyId]);
    await revealReady(needs, tx, { workspaceId, surveyId, byId: null, touched: [] });
  });
}

/**
 * Tells every reviewer who is ready what the author said (see `readyToReveal` on why nothing shows before), and settles
 * the survey once nobody waits any more. Touches the cards of those who are told and of the author, whose word stands from
 * now on, and no others. Joins the transaction; the survey must be held.
 */
export async function revealReady(
  needs: RevealNeeds,
  tx: Tx,
  { workspaceId, surveyId, byId, touched }: Revealing,
): Promise<void> {
  const [survey] = await lockSurveys(tx, [surveyId]);
  if (survey === undefined || survey.state !== 'open') return refreshCards(needs, tx, touched);
  const now = needs.clock.now();
  const invitations = await listInvitationsOf(tx, [surveyId]);
  const author = invitations.find(({ role }) => role === 'author') ?? null;
  const ready = invitations.filter((one) => readyToReveal(one, author, now));
  for (const one of ready) {
    await tell(needs, tx, { survey, author, reviewer: one });
    await needs.announce(tx, surveyRevealed, { workspaceId, surveyId, invitationId: one.id });
    if (one.personId !== byId) await needs.outbox.note(tx, revealNote(one.id, one.personId));
  }
  if (ready.length > 0) await lockWord(tx, surveyId, now);
  const locked = ready.length > 0 && author !== null ? [author] : [];
  await refreshCards(needs, tx, [...touched, ...locked, ...ready]);
  if (isSpoken(author)) await waitForConfidence(needs, tx, invitations);
  await settle(needs, tx, { workspaceId, surveyId, locked: survey.lockedAt ?? (ready.length > 0 ? now : null) });
}

/**
 * Draws the messages again on which these stand. Once in a transaction: two that touch the same cards one after the other,
 * each in its own order, would wait for each other for ever.
 */
export async function refreshCards(
  needs: Pick<Ports, 'outbox'>,
  tx: Tx,
  invitations: readonly Invitation[],
): Promise<void> {
  const cards = await listCardsById(
    tx,
    invitations.map(({ cardId }) => cardId),
  );
  await needs.outbox.refresh(
    tx,
    cards.flatMap((card) => [surveyCard(card).key, reminderCard(card).key]),
  );
}

type Telling = { readonly survey: Survey; readonly author: Invitation | null; readonly reviewer: Invitation };

async function tell(needs: RevealNeeds, tx: Tx, { survey, author, reviewer }: Telling): Promise<void> {
  const pullRequest = await findPullRequest(tx, survey.pullRequestId);
  const signs = pullRequest === null ? [] : await listEvidenceOf(tx, pullRequest);
  const verdict = judgeGuess({ guess: reviewer.guess, word: author?.ai ?? null, signs, byAgent: survey.byAgent });
  await claimReveal(tx, reviewer.id, { verdict, at: needs.clock.now() });
}

/** Whoever guessed and may still say how sure they are is told when that time ends. */
async function waitForConfidence(needs: RevealNeeds, tx: Tx, invitations: readonly Invitation[]): Promise<void> {
  const now = needs.clock.now();
  const ends = invitations
    .filter(({ role, revealedAt, state }) => role === 'reviewer' && revealedAt === null && state === 'asked')
    .flatMap((one) => settlesAt(one) ?? [])
    .filter((at) => at > now);
  const [first] = ends.sort((a, b) => a.getTime() - b.getTime());
  const surveyId = invitations[0]?.surveyId;
  if (first !== undefined && surveyId !== undefined)
    await needs.schedules.set(tx, { ...settleWait(surveyId), at: first });
}

type Settling = { readonly workspaceId: WorkspaceId; readonly surveyId: SurveyId; readonly locked: Date | null };

async function settle(needs: RevealNeeds, tx: Tx, { workspaceId, surveyId, locked }: Settling): Promise<void> {
  const invitations = await listInvitationsOf(tx, [surveyId]);
  if (!isSettled({ lockedAt: locked }, invitations)) return;
  if (await claimSettled(tx, surveyId, needs.clock.now()))
    await needs.announce(tx, surveySettled, { workspaceId, surveyId });
}
