import { Temporal } from 'temporal-polyfill';
import type { Absence } from './calendar.ts';
import type { Company } from './chapter.ts';
import type { Dice } from './dice.ts';

type Needs = { readonly company: Company; readonly from: number; readonly to: number; readonly dice: Dice };

/**
 * Holidays and sick days, by handle. Nobody is away in the first week, nor in the last: the present needs everybody but
 * the one who leaves as it begins.
 */
export function planAbsences({ company, from, to, dice }: Needs): ReadonlyMap<string, readonly Absence[]> {
  const days = Math.floor((to - from) / DAY_MS);
  const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC').toPlainDate();
  const stretch = (length: number, why: string): readonly Absence[] => {
    if (days < length + 2 * QUIET_DAYS) return [];
    const start = dice.int(QUIET_DAYS, days - QUIET_DAYS - length);
    const [begin, end] = [start, start + length - 1].map((at) => first.add({ days: at }).toString());
    return [{ from: begin ?? '', to: end ?? '', why, told: false }];
  };
  const members = company.people.filter(({ kind }) => kind !== 'guest').map(({ handle }) => handle);
  const travellers = new Set(dice.shuffled(members).slice(0, 6));
  const sick = new Set(dice.shuffled(members).slice(0, 5));
  return new Map(
    members.map((handle) => [
      handle,
      [
        ...(travellers.has(handle) ? stretch(dice.pick([5, 8, 12, 16]), 'on holiday') : []),
        ...(sick.has(handle) ? stretch(dice.int(1, 3), 'ill') : []),
        ...(handle === AWAY_NOW ? [leaving(to)] : []),
      ],
    ]),
  );
}

/** Who is away at the present: something of theirs is late, and their deputy is asked. */
const AWAY_NOW = 'siying';
const AWAY_DAYS = 5;

/** From the day of the present on: it is the same day wherever somebody of the company is at work then. */
function leaving(to: number): Absence {
  const today = Temporal.Instant.fromEpochMilliseconds(to).toZonedDateTimeISO('UTC').toPlainDate();
  const last = today.add({ days: AWAY_DAYS - 1 });
  return { from: today.toString(), to: last.toString(), why: 'on holiday', told: true };
}

const DAY_MS = 86_400_000;
const QUIET_DAYS = 7;
