import type { RuleActor } from '../../../kit/actor.ts';
import { isAwayAt } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { newCheckIn } from '../domain/new-check-in.ts';
import { isMissed, nextAsk, shiftAt, windowOf } from '../domain/when.ts';
import { checkInCard, closeWait, digestKey, remindWait } from '../outgoing.ts';
import { findCheckInOf, insertCheckIns, updateCheckIn } from '../store/check-ins.ts';
import { listParticipantsAmong, type Participant } from '../store/participants.ts';
import { planNext } from './plan-check-ins.ts';

export type AskNeeds = Pick<Ports, 'scope' | 'clock' | 'random' | 'outbox' | 'schedules' | 'holidays'>;

/** Somebody's time has come. */
export type DueAsk = { readonly personId: PersonId; readonly dueAt: Date };

/** People of one transaction: thousands may be due in one minute, and people's commands go between them. */
const AT_ONCE = 20;

/**
 * Asks everybody whose time has come, unless they are away, it is a free day, or the day has its check-in already, and
 * plans their next time. What was missed while down is asked late within its window and marked skipped beyond it, each
 * day of it. Harmless when run twice: a day has one check-in.
 */
export async function askForCheckIns(needs: AskNeeds, actor: RuleActor, due: readonly DueAsk[]): Promise<void> {
  for (let from = 0; from < due.length; from += AT_ONCE)
    await needs.scope(actor.workspaceId, (tx) => askSome(needs, tx, due.slice(from, from + AT_ONCE)));
}

async function askSome(needs: AskNeeds, tx: Tx, due: readonly DueAsk[]): Promise<void> {
  const dueAt = new Map(due.map((one) => [one.personId, one.dueAt]));
  const since = new Date(Math.min(...due.map((one) => one.dueAt.getTime())));
  const participants = await listParticipantsAmong(needs, tx, { personIds: [...dueAt.keys()], since });
  const clock = needs.clock.now();
  const asks = participants.flatMap((participant) => {
    const at = dueAt.get(participant.personId) ?? clock;
    // Another replica's clock may be ahead of ours: what is due is due.
    return asksUntil(at > clock ? at : clock, { participant, from: at });
  });
  await write(needs, tx, asks);
  const latest = new Date(Math.max(clock.getTime(), ...due.map((one) => one.dueAt.getTime())));
  const lastDays = new Map(asks.map(({ participant, on }) => [participant.personId, on]));
  await planNext(needs, tx, {
    ...{ participants, now: clock, after: latest },
    lastDay: (personId) => lastDays.get(personId) ?? null,
  });
}

type Ask = {
  readonly participant: Participant;
  readonly on: CalendarDay;
  readonly dueAt: Date;
  readonly now: Date;
};

/** The one that is due, and every further one until now when Muster was down for days. */
function asksUntil(now: Date, { participant, from }: { participant: Participant; from: Date }): readonly Ask[] {
  const { part, life } = participant;
  const asks: Ask[] = [];
  for (let at: Date | null = from; at !== null && at <= now; at = nextAsk(at, part, life.workplace)) {
    const on = dayToAsk(at, { participant, now });
    if (on !== null) asks.push({ participant, on, dueAt: at, now });
  }
  return asks;
}

/** The day that this instant asks about; null when it asks nobody. */
function dayToAsk(at: Date, { participant, now }: { participant: Participant; now: Date }): CalendarDay | null {
  const { part, life } = participant;
  const on = shiftAt(at, life.workplace);
  if (on === null || isAwayAt(at, life) || isAwayAt(now, life)) return null;
  // Planned before settings, hours or the zone changed: then the day's right time may be still to come.
  const right = nextAsk(new Date(at.getTime() - 1), part, life.workplace);
  return right !== null && right > at && shiftAt(right, life.workplace) === on ? null : on;
}

async function write(needs: AskNeeds, tx: Tx, asks: readonly Ask[]): Promise<void> {
  const checkIns = asks.map(({ participant: { personId, part }, on, dueAt, now }) => {
    const state = isMissed(dueAt, now, part.windowMinutes) ? 'skipped' : 'asked';
    return newCheckIn({ id: needs.random.uuid(), personId, on, part, state, dueAt });
  });
  const inserted = await insertCheckIns(tx, checkIns);
  const asked = checkIns.filter(({ id, state }) => inserted.has(id) && state === 'asked');
  await needs.outbox.cards(tx, asked.map(checkInCard));
  // Where others were asked earlier their digest counts some more.
  const digests = checkIns.flatMap(({ teamIds, on }) => teamIds.map((teamId) => digestKey(teamId, on)));
  await needs.outbox.refresh(tx, [...new Set(digests)]);
  const now = needs.clock.now();
  const waits = asked.flatMap(({ id, windowMinutes }) => {
    const { remindAt, closesAt } = windowOf(now, windowMinutes);
    return [
      { ...remindWait(id), at: remindAt },
      { ...closeWait(id), at: closesAt },
    ];
  });
  await needs.schedules.plan(tx, waits, now);
  for (const checkIn of checkIns) if (!inserted.has(checkIn.id)) await letWindowRun(needs, tx, checkIn);
}

/** Whoever came first isn't asked; their window runs all the same, as the team's digest is final when the last one ends. */
async function letWindowRun(needs: AskNeeds, tx: Tx, { personId, on, dueAt }: CheckIn): Promise<void> {
  const known = await findCheckInOf(tx, { personId, on, lock: true });
  if (known === null || known.dueAt !== null) return;
  const now = needs.clock.now();
  await updateCheckIn(tx, known.id, { dueAt });
  const at = windowOf(now, known.windowMinutes).closesAt;
  await needs.schedules.plan(tx, [{ ...closeWait(known.id), at }], now);
}
