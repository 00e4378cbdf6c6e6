import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { WallTime } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import { findParticipant } from '../store/participants.ts';
import { listOwnTimes, saveOwnTime } from '../store/settings.ts';
import { planWithin } from './plan-check-ins.ts';

/** When the reader is asked. */
export type OwnTime = {
  readonly askAt: WallTime;
  /** Null: the reader's own. */
  readonly timeZone: string | null;
  /** False: it is their team's time. */
  readonly own: boolean;
};

/** Null when none of the reader's teams asks them. */
export function findOwnTime(
  needs: Pick<Ports, 'scope' | 'clock' | 'holidays'>,
  reader: PersonActor,
): Promise<OwnTime | null> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const found = await findParticipant(needs, tx, { personId: reader.personId, since: needs.clock.now() });
    if (found === null) return null;
    const { askAt, timeZone, ownTime } = found.part;
    return { askAt, timeZone, own: ownTime };
  });
}

type Needs = Pick<Ports, 'act' | 'clock' | 'random' | 'schedules' | 'holidays'>;

/**
 * Sets when the actor is asked from now on and plans their next check-in anew; one that was asked already stays.
 * @param askAt `HH:MM` in their zone; null: at the team's time again
 * @throws MusterError 'invalid' for anything else
 */
export async function setOwnTime(needs: Needs, actor: PersonActor, askAt: string | null): Promise<void> {
  if (askAt !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(askAt)) {
    const advice = 'Choose a time, for example 16:45.';
    throw new MusterError('invalid', advice, { fields: { askAt: advice } });
  }
  const { personId } = actor;
  await needs.act(actor, async (tx) => {
    const before = (await listOwnTimes(tx, [personId])).get(personId) ?? null;
    if (before === askAt) return;
    await saveOwnTime(tx, personId, askAt);
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'person', id: personId } },
      ...{ action: 'eod.own-time', before: { askAt: before }, after: { askAt } },
    });
    await planWithin(needs, tx, [personId]);
  });
}
