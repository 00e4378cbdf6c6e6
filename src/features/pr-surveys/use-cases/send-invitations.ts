import type { RuleActor } from '../../../kit/actor.ts';
import { nextAtWork, type WorkingLife } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import { sampleDay } from '../domain/sample.ts';
import type { Invitation, Survey } from '../domain/survey.ts';
import { closesAt, remindAt } from '../domain/when.ts';
import { closeWait, remindWait, sendWait, surveyCard } from '../outgoing.ts';
import { type CardRow, holdCard } from '../store/cards.ts';
import {
  claimClosing,
  listInvitationsOf,
  listOnCard,
  listWaitingOf,
  listWaitingPeople,
  placeInvitations,
  weighCard,
} from '../store/invitations.ts';
import { lockSurveys, skipSurvey } from '../store/surveys.ts';
import { listWilling } from './list-willing.ts';

export type SendNeeds = Pick<Ports, 'scope' | 'clock' | 'random' | 'outbox' | 'schedules' | 'holidays'>;

/**
 * Somebody's working time has come, or has changed: asks what waits for it, or waits for the right time. Harmless when
 * repeated.
 * @param personId null: everybody for whom something waits
 */
export async function sendWaiting(
  needs: SendNeeds,
  { workspaceId }: RuleActor,
  personId: PersonId | null,
): Promise<void> {
  const personIds = personId === null ? await needs.scope(workspaceId, listWaitingPeople) : [personId];
  for (const id of personIds) await needs.scope(workspaceId, (tx) => sendInvitations(needs, tx, [id]));
}

/**
 * Puts what waits for these people on their card of the day; whoever isn't at work is asked when they are. Joins the
 * transaction. Surveys are held first and cards after them, each in one order, so that nobody waits in a circle.
 */
export async function sendInvitations(needs: SendNeeds, tx: Tx, personIds: readonly PersonId[]): Promise<void> {
  const now = needs.clock.now();
  const waiting = await listWaitingOf(tx, personIds);
  const surveys = await lockSurveys(tx, [...new Set(waiting.map(({ surveyId }) => surveyId))]);
  const lives = await listWorkingLives(needs, tx, { personIds, since: now });
  const willing = await listWilling(tx, personIds);
  const due: Due[] = [];
  for (const personId of [...new Set(personIds)].sort()) {
    const life = lives.get(personId);
    const own = waiting.filter((one) => one.personId === personId);
    if (life === undefined || own.length === 0) continue;
    if (!willing.has(personId)) await drop(needs, tx, own);
    else if (nextAtWork(now, life) > now) await putOff(needs, tx, { life, invitations: own, surveys });
    else due.push({ life, invitations: own, card: await hold(needs, tx, life) });
  }
  // Authors first: a survey whose author can't be asked any more asks nobody else.
  const isAuthor = ({ invitations }: Due) => invitations.some(({ role }) => role === 'author');
  const placed: CardRow[] = [];
  for (const one of [...due.filter(isAuthor), ...due.filter((each) => !isAuthor(each))])
    if (await place(needs, tx, { ...one, surveys, now })) placed.push(one.card);
  await needs.outbox.cards(tx, placed.map(surveyCard));
}

type Due = { readonly life: WorkingLife; readonly invitations: readonly Invitation[]; readonly card: CardRow };

/** They left or opted out before they were asked: their part is closed by itself, so that cards are drawn in one order. */
async function drop(needs: SendNeeds, tx: Tx, invitations: readonly Invitation[]): Promise<void> {
  const at = needs.clock.now();
  for (const { id } of invitations) await needs.schedules.set(tx, { ...closeWait(id), at });
}

type PutOff = Omit<Due, 'card'> & { readonly surveys: readonly Survey[] };

async function putOff(needs: SendNeeds, tx: Tx, { life, invitations, surveys }: PutOff): Promise<void> {
  const now = needs.clock.now();
  await needs.schedules.set(tx, { ...sendWait(life.personId), at: nextAtWork(now, life) });
  await planClosing(needs, tx, { life, surveys, invitations });
}

/** Their time ends some day even if they are never at work. */
async function planClosing(
  needs: Pick<Ports, 'schedules' | 'clock'>,
  tx: Tx,
  { life, surveys, invitations }: PutOff,
): Promise<void> {
  const entries = invitations.flatMap(({ id, surveyId, askedAt }) => {
    const survey = surveys.find((one) => one.id === surveyId);
    return survey === undefined
      ? []
      : [{ ...closeWait(id), at: closesAt({ openedAt: survey.openedAt, askedAt }, life) }];
  });
  await needs.schedules.plan(tx, entries, needs.clock.now());
}

function hold(needs: SendNeeds, tx: Tx, { personId, workplace }: WorkingLife): Promise<CardRow> {
  const at = needs.clock.now();
  return holdCard(tx, { newId: needs.random.uuid(), personId, on: localDay(at, workplace.timeZone), at });
}

type Placing = Due & { readonly surveys: readonly Survey[]; readonly now: Date };

/** @returns whether the card asks something new */
async function place(needs: SendNeeds, tx: Tx, { life, invitations, card, surveys, now }: Placing): Promise<boolean> {
  const before = await listOnCard(tx, card.id);
  const stillWaiting = (await listWaitingOf(tx, [life.personId])).map(({ id }) => id);
  const day = { on: card.on, asked: countOf(before, 'asked'), leftOut: countOf(before, 'left-out') };
  const sample = sampleDay(
    invitations.filter(({ id }) => stillWaiting.includes(id)),
    day,
  );
  const idsOf = (list: readonly Invitation[]) => list.map(({ id }) => id);
  await placeInvitations(tx, idsOf(sample.asked), { cardId: card.id, state: 'asked', at: now });
  await placeInvitations(tx, idsOf(sample.leftOut), { cardId: card.id, state: 'left-out', at: now });
  if (sample.weight > 1) await weighCard(tx, card.id, sample.weight);
  for (const { id } of sample.leftOut) await needs.schedules.cancel(tx, closeWait(id).name, id);
  for (const one of sample.leftOut) if (one.role === 'author') await giveUp(needs, tx, one);
  if (sample.asked.length === 0) return false;
  const asked = sample.asked.map((one) => ({ ...one, askedAt: now }));
  await planClosing(needs, tx, { life, surveys, invitations: asked });
  await needs.schedules.plan(tx, [{ ...remindWait(card), at: remindAt(card.openedAt, life) }], now);
  return true;
}

function countOf(invitations: readonly Invitation[], kind: 'asked' | 'left-out'): number {
  return invitations.filter(({ state }) => (state === 'left-out') === (kind === 'left-out')).length;
}

/** Without its author's word there is nothing to compare with: whoever wasn't asked yet isn't asked either. */
async function giveUp(needs: SendNeeds, tx: Tx, { surveyId }: Invitation): Promise<void> {
  const others = (await listInvitationsOf(tx, [surveyId])).filter(({ role }) => role === 'reviewer');
  const now = needs.clock.now();
  for (const { id, state } of others) {
    if (state !== 'waiting') continue;
    await claimClosing(tx, id, now);
    await needs.schedules.cancel(tx, closeWait(id).name, id);
  }
  if (others.every(({ state }) => state !== 'asked')) await skipSurvey(tx, surveyId, 'sampled-out');
}
