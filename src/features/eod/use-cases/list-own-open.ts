import type { PersonActor } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { type CheckIn, isAnswered, whyClosed } from '../domain/check-in.ts';
import { listCheckInsSince } from '../store/check-ins.ts';
import { findParticipant } from '../store/participants.ts';

/** Days looked back for what can still be answered: a long weekend and more. */
const BACK_DAYS = 10;

/** The actor's check-ins that wait for an answer or were missed, and may still be answered; oldest first. */
export function listOwnOpen(
  needs: Pick<Ports, 'scope' | 'clock' | 'holidays'>,
  actor: PersonActor,
): Promise<readonly CheckIn[]> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const now = needs.clock.now();
    const since = addDays(localDay(now, actor.timeZone), -BACK_DAYS);
    const checkIns = (await listCheckInsSince(tx, actor.personId, since)).filter((one) => !isAnswered(one));
    if (checkIns.length === 0) return [];
    const self = await findParticipant(needs, tx, { personId: actor.personId, since: now });
    if (self === null) return [];
    const { workplace } = self.life;
    return checkIns.filter((one) => whyClosed(one, { now, on: one.on, workplace }) === null);
  });
}
