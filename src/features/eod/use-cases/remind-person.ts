import type { RuleActor } from '../../../kit/actor.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { answerableUntil, type CheckIn } from '../domain/check-in.ts';
import { windowOf } from '../domain/when.ts';
import { checkInCard, reminderCard, remindWait } from '../outgoing.ts';
import { claimReminder, findCheckIn } from '../store/check-ins.ts';
import { findParticipant } from '../store/participants.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'outbox' | 'schedules' | 'holidays'>;

/**
 * Reminds once, when most of the window is over, counted from the delivery. After work it waits for the next morning,
 * and asks for "yesterday" then; somebody who is away or has answered isn't reminded.
 */
export async function remindPerson(
  needs: Needs,
  actor: RuleActor,
  { checkInId, dueAt }: { readonly checkInId: string; readonly dueAt: Date },
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const checkIn = await findCheckIn(tx, checkInId);
    if (checkIn === null || checkIn.state !== 'asked' || checkIn.remindedAt !== null) return;
    if (checkIn.snoozedUntil !== null) return;
    const self = await findParticipant(needs, tx, { personId: checkIn.personId, since: dueAt });
    if (self === null) return;
    const now = needs.clock.now() > dueAt ? needs.clock.now() : dueAt;
    const at = nextAtWork(await findInstant(needs, tx, { checkIn, now }), self.life);
    if (at >= answerableUntil(checkIn.on, self.life.workplace)) return;
    if (at > now) return needs.schedules.set(tx, { ...remindWait(checkInId), at });
    if (await claimReminder(tx, checkInId, now)) await needs.outbox.card(tx, reminderCard(checkIn));
  });
}

/** Now, or later where the message came late or hasn't come yet. */
async function findInstant(needs: Needs, tx: Tx, { checkIn, now }: { checkIn: CheckIn; now: Date }): Promise<Date> {
  const delivery = await needs.outbox.delivery(tx, checkInCard(checkIn).key);
  if (delivery.kind === 'never') return now;
  const { remindAt } = windowOf(delivery.kind === 'sent' ? delivery.at : now, checkIn.windowMinutes);
  return remindAt > now ? remindAt : now;
}
