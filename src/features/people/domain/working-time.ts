import type { IsoWeekday } from '../../../kit/dates/calendar.ts';
import type { WorkingHours } from '../../../kit/dates/working-day.ts';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';

/** What somebody set for themselves. */
export type WorkingTime = {
  /** Null: as the team. */
  readonly hours: WorkingHours | null;
  /** ISO 3166 code; `none`: no public holidays; null: as the team. */
  readonly region: string | null;
  readonly deputyId: PersonId | null;
};

/** The same as it was typed. */
export type WorkingTimeForm = Omit<WorkingTime, 'deputyId'> & { readonly deputy: SlackUserId | null };

/** A choice of no public holidays at all, where the team has some. */
export const NO_HOLIDAYS = 'none';

/** What is wrong with typed hours, one sentence a field; empty when nothing is. */
export function checkHours(hours: WorkingHours | null): Readonly<Record<string, string>> {
  if (hours === null) return {};
  if (!TIME.test(hours.start)) return { start: 'Choose when work begins.' };
  if (!TIME.test(hours.end)) return { end: 'Choose when work ends.' };
  if (hours.start === hours.end) return { end: 'Work can’t end when it begins. Choose another time.' };
  if (hours.days.length === 0) return { days: 'Choose at least one day.' };
  return {};
}

/** @returns a sentence when it can't be a region */
export function checkRegion(region: string | null): Readonly<Record<string, string>> {
  const fits = region === null || region === NO_HOLIDAYS || /^[A-Z]{2}(?:-[A-Z0-9-]{1,20})?$/.test(region);
  return fits ? {} : { region: 'Choose a region from the list.' };
}

/** `09:00–18:00, Mon–Fri`; an end before the start is on the next day. */
export function hoursWords({ start, end, days }: WorkingHours): string {
  return `${start}–${end}${end > start ? '' : ' (next day)'}, ${daysWords(days)}`;
}

export const dayWords: Readonly<Record<IsoWeekday, string>> = {
  1: 'Mon',
  2: 'Tue',
  3: 'Wed',
  4: 'Thu',
  5: 'Fri',
  6: 'Sat',
  7: 'Sun',
};

/** `Mon–Fri`, `Sun–Thu`, `Mon, Wed, Fri`. */
function daysWords(days: readonly IsoWeekday[]): string {
  const week = [1, 2, 3, 4, 5, 6, 7] as const;
  const works = (day: number) => days.includes((((day - 1) % 7) + 1) as IsoWeekday);
  const starts = week.filter((day) => works(day) && !works(day + 6));
  const [first] = starts;
  if (first !== undefined && starts.length === 1 && days.length > 2) {
    const last = (((first + days.length - 2) % 7) + 1) as IsoWeekday;
    return `${dayWords[first]}–${dayWords[last]}`;
  }
  if (days.length === 7) return 'every day';
  return week
    .filter(works)
    .map((day) => dayWords[day])
    .join(', ');
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
