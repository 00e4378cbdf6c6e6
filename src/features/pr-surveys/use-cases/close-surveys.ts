import type { RuleActor } from '../../../kit/actor.ts';
import type { InvitationId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import { closesAt } from '../domain/when.ts';
import { closeWait } from '../outgoing.ts';
import { claimClosing, findInvitation } from '../store/invitations.ts';
import { lockSurveys } from '../store/surveys.ts';
import { listWilling } from './list-willing.ts';
import { type RevealNeeds, revealReady } from './reveal-survey.ts';

type Needs = RevealNeeds & Pick<Ports, 'scope' | 'holidays'>;

/**
 * Ends the time of these people to answer. Whoever was away or has other hours since gets the days that they miss; with an
 * author who said nothing it is "no answer to compare" for everybody who guessed.
 */
export async function closeSurveys(
  needs: Needs,
  { workspaceId }: Pick<RuleActor, 'workspaceId'>,
  ids: readonly InvitationId[],
): Promise<void> {
  for (const id of ids) await needs.scope(workspaceId, (tx) => close(needs, tx, { workspaceId, id }));
}

type Closing = { readonly workspaceId: WorkspaceId; readonly id: InvitationId };

async function close(needs: Needs, tx: Tx, { workspaceId, id }: Closing): Promise<void> {
  const invitation = await findInvitation(tx, id);
  if (invitation === null || invitation.closedAt !== null) return;
  const { surveyId, personId, askedAt, state } = invitation;
  const [survey] = await lockSurveys(tx, [surveyId]);
  if (survey === undefined) return;
  const now = needs.clock.now();
  const since = askedAt ?? now;
  const life = (await listWorkingLives(needs, tx, { personIds: [personId], since })).get(personId);
  // Whoever left or opted out before they were asked isn't waited for.
  const isGone = life === undefined || (state === 'waiting' && !(await listWilling(tx, [personId])).has(personId));
  const at = isGone ? now : closesAt({ openedAt: survey.openedAt, askedAt }, life);
  if (at > now) return needs.schedules.set(tx, { ...closeWait(id), at });
  if (!(await claimClosing(tx, id, now))) return;
  await revealReady(needs, tx, { workspaceId, surveyId, byId: null, touched: [invitation] });
}
