import type { PersonActor, RuleActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type CheckIn, isAnswered, midnightAfter } from '../domain/check-in.ts';
import { windowOf } from '../domain/when.ts';
import { againWait, cardKeys, checkInCard, closeWait, remindWait } from '../outgoing.ts';
import { findCheckIn, findCheckInOf, updateCheckIn } from '../store/check-ins.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'outbox' | 'schedules'>;

const HOUR_MS = 3_600_000;

/**
 * *In an hour*: asks again then, with a window of its own. Pressed twice it counts from the first time.
 * @throws MusterError 'not-found' somebody else's · 'conflict' the day would be over by then
 */
export function snoozeCheckIn(
  needs: Needs,
  actor: PersonActor,
  checkInId: string,
): Promise<{ readonly kind: 'snoozed' | 'already-answered'; readonly checkIn: CheckIn }> {
  return needs.act(actor, async (tx) => {
    const checkIn = await lockOwn(tx, actor, checkInId);
    if (isAnswered(checkIn)) return { kind: 'already-answered', checkIn };
    if (checkIn.snoozedUntil !== null) return { kind: 'snoozed', checkIn };
    const now = needs.clock.now();
    const snoozedUntil = new Date(now.getTime() + HOUR_MS);
    if (snoozedUntil >= midnightAfter(now, actor.timeZone))
      throw new MusterError('conflict', 'In an hour this day is over. Answer now, or with `/eod` before midnight.');
    const snoozed = { ...checkIn, snoozedUntil, closedAt: null };
    await updateCheckIn(tx, checkInId, { snoozedUntil, closedAt: null });
    await needs.schedules.set(tx, { ...againWait(checkInId), at: snoozedUntil });
    await needs.schedules.set(tx, {
      ...closeWait(checkInId),
      at: windowOf(snoozedUntil, checkIn.windowMinutes).closesAt,
    });
    await needs.schedules.cancel(tx, remindWait(checkInId).name, checkInId);
    await needs.outbox.refresh(tx, cardKeys(checkIn));
    return { kind: 'snoozed', checkIn: snoozed };
  });
}

async function lockOwn(tx: Tx, actor: PersonActor, checkInId: string): Promise<CheckIn> {
  const found = await findCheckIn(tx, checkInId);
  const held =
    found?.personId === actor.personId
      ? await findCheckInOf(tx, { personId: actor.personId, on: found.on, lock: true })
      : null;
  if (held === null) throw new MusterError('not-found', 'That check-in isn’t yours. `/eod` opens your own.');
  return held;
}

/** The hour is over. Harmless when repeated, and when the person has answered. */
export async function askAgain(needs: Needs, actor: RuleActor, checkInId: string): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const found = await findCheckIn(tx, checkInId);
    if (found === null) return;
    const held = await findCheckInOf(tx, { personId: found.personId, on: found.on, lock: true });
    if (held === null || held.snoozedUntil === null || isAnswered(held)) return;
    const now = needs.clock.now() > held.snoozedUntil ? needs.clock.now() : held.snoozedUntil;
    const next = { ...held, round: held.round + 1 };
    await updateCheckIn(tx, checkInId, { round: next.round, snoozedUntil: null });
    await needs.outbox.card(tx, checkInCard(next));
    await needs.outbox.refresh(tx, cardKeys(held));
    const { remindAt, closesAt } = windowOf(now, held.windowMinutes);
    if (held.remindedAt === null) await needs.schedules.set(tx, { ...remindWait(checkInId), at: remindAt });
    await needs.schedules.set(tx, { ...closeWait(checkInId), at: closesAt });
  });
}
