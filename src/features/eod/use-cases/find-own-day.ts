import type { PersonActor } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { MusterError } from '../../../kit/errors.ts';
import { type CalendarDay, localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSmallHours } from '../domain/check-in.ts';
import { shiftAt } from '../domain/when.ts';
import { findParticipant } from '../store/participants.ts';

export type Self = NonNullable<Awaited<ReturnType<typeof findParticipant>>>;

/**
 * How the actor checks in.
 * @throws MusterError 'not-found' none of their teams checks in, with the way to change that
 */
export async function requireParticipant(
  needs: Pick<Ports, 'holidays' | 'clock'>,
  tx: Tx,
  actor: PersonActor,
): Promise<Self> {
  const found = await findParticipant(needs, tx, { personId: actor.personId, since: needs.clock.now() });
  if (found !== null) return found;
  throw new MusterError(
    'not-found',
    'None of your teams checks in. Its lead or an admin switches that on in Muster’s Home, under Settings.',
  );
}

/** The day somebody means now; two in the small hours, when only they can know. */
export function daysMeant(now: Date, { life }: Pick<Self, 'life'>): readonly [CalendarDay, ...CalendarDay[]] {
  const { workplace } = life;
  const shift = shiftAt(now, workplace);
  const today = localDay(now, workplace.timeZone);
  // During a shift over midnight there is no doubt: it is one day.
  if (shift !== null && shift !== today) return [shift];
  return isSmallHours(now, workplace.timeZone) ? [today, addDays(today, -1)] : [today];
}
