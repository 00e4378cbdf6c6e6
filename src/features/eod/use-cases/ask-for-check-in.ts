import type { RuleActor } from '../../../kit/actor.ts';
import { isAwayAt } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { isMissed, nextAsk, shiftAt, windowOf } from '../domain/when.ts';
import { checkInCard, closeWait, digestKey, remindWait } from '../outgoing.ts';
import { findCheckInOf, insertCheckIn, updateCheckIn } from '../store/check-ins.ts';
import { findParticipant, type Participant } from '../store/participants.ts';
import { planNext } from './plan-check-ins.ts';

export type AskNeeds = Pick<Ports, 'scope' | 'clock' | 'random' | 'outbox' | 'schedules' | 'holidays'>;

/**
 * Somebody's time has come: asks, unless they are away, it is a free day, or the day has its check-in already, and plans
 * the next time. What was missed while down is asked late within its window and marked skipped beyond it, each day of it.
 * Harmless when run twice: a day has one check-in.
 */
export async function askForCheckIn(
  needs: AskNeeds,
  actor: RuleActor,
  { personId, dueAt }: { readonly personId: PersonId; readonly dueAt: Date },
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const participant = await findParticipant(needs, tx, { personId, since: dueAt });
    if (participant === null) return;
    // Another replica's clock may be ahead of ours: what is due is due.
    const now = later(needs.clock.now(), dueAt);
    const { part, life } = participant;
    let lastDay: CalendarDay | null = null;
    for (let at: Date | null = dueAt; at !== null && at <= now; at = nextAsk(at, part, life.workplace)) {
      const on = dayToAsk(at, { participant, now });
      if (on === null) continue;
      lastDay = on;
      await ask(needs, tx, { participant, on, dueAt: at, now });
    }
    await planNext(needs, tx, { participants: [participant], now, after: now, lastDay: () => lastDay });
  });
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

type Ask = {
  readonly participant: Participant;
  readonly on: CalendarDay;
  readonly dueAt: Date;
  readonly now: Date;
};

async function ask(needs: AskNeeds, tx: Tx, { participant, on, dueAt, now }: Ask): Promise<void> {
  const { personId, part } = participant;
  const missed = isMissed(dueAt, now, part.windowMinutes);
  const checkIn = newCheckIn({
    id: needs.random.uuid(),
    personId,
    on,
    part,
    state: missed ? 'skipped' : 'asked',
    dueAt,
  });
  if (!(await insertCheckIn(tx, checkIn))) return letWindowRun(needs, tx, { personId, on, dueAt, now });
  // Where others were asked earlier their digest counts one more.
  await needs.outbox.refresh(
    tx,
    part.teamIds.map((teamId) => digestKey(teamId, on)),
  );
  if (missed) return;
  await needs.outbox.card(tx, checkInCard(checkIn));
  const { remindAt, closesAt } = windowOf(now, part.windowMinutes);
  const waits = [
    { ...remindWait(checkIn.id), at: remindAt },
    { ...closeWait(checkIn.id), at: closesAt },
  ];
  await needs.schedules.plan(tx, waits, now);
}

/** Whoever came first isn't asked; their window runs all the same, as the team's digest is final when the last one ends. */
async function letWindowRun(
  needs: AskNeeds,
  tx: Tx,
  { personId, on, dueAt, now }: Pick<CheckIn, 'personId' | 'on'> & { readonly dueAt: Date; readonly now: Date },
): Promise<void> {
  const known = await findCheckInOf(tx, { personId, on, lock: true });
  if (known === null || known.dueAt !== null) return;
  await updateCheckIn(tx, known.id, { dueAt });
  const at = windowOf(now, known.windowMinutes).closesAt;
  await needs.schedules.plan(tx, [{ ...closeWait(known.id), at }], now);
}

/** A check-in that nobody has written yet. */
export function newCheckIn(
  given: Pick<CheckIn, 'id' | 'personId' | 'on' | 'state' | 'dueAt'> & { readonly part: Participant['part'] },
): CheckIn {
  const { part, ...rest } = given;
  return {
    ...rest,
    ...{ teamIds: part.teamIds, windowMinutes: part.windowMinutes, round: 1 },
    ...{ snoozedUntil: null, remindedAt: null, closedAt: null, answeredAt: null, editableUntil: null },
    ...{ done: [], plan: '', blockers: [], dropped: [], answers: [] },
  };
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
