import { addDays } from '../../../kit/dates/calendar.ts';
import { nextWorkingDay, type Workplace } from '../../../kit/dates/working-day.ts';
import type { PersonId, TaskId, TeamId } from '../../../kit/ids.ts';
import { type CalendarDay, instantOf, localDay, localTime } from '../../../kit/zones.ts';

/** A person's end-of-day note: done, plan, blockers. `null` means "not yet" or "not said" throughout. */
export type CheckIn = {
  readonly id: string;
  readonly personId: PersonId;
  /** The day it tells of, in the person's calendar. */
  readonly on: CalendarDay;
  /** Whose digests it goes to. */
  readonly teamIds: readonly TeamId[];
  /** `skipped`: Muster was down when it should have asked, and came back too late to ask. */
  readonly state: 'asked' | 'sent' | 'nothing' | 'skipped';
  /** When it was to be asked for; null when the person came first. */
  readonly dueAt: Date | null;
  readonly windowMinutes: number;
  /** Which message asks: 1, and one more each time *In an hour* is over. */
  readonly round: number;
  readonly snoozedUntil: Date | null;
  readonly remindedAt: Date | null;
  /** When the time to answer was over. */
  readonly closedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly editableUntil: Date | null;
  readonly done: readonly Said[];
  readonly plan: string;
  readonly blockers: readonly Blocker[];
  readonly dropped: readonly Blocker[];
  readonly answers: readonly Answer[];
};

/** One line of what was done. */
export type Said = {
  readonly text: string;
  /** The facts it was written from; empty for the person's own words. */
  readonly factIds: readonly string[];
  readonly url: string | null;
};

export type Blocker = {
  readonly id: string;
  readonly text: string;
  readonly taskId: TaskId | null;
  /** The first day it was named. */
  readonly since: CalendarDay;
  /** Not told to the team: its task is private, and the person didn't tick it. */
  readonly private: boolean;
};

/** An answer to a question of the team. */
export type Answer = { readonly question: string; readonly text: string };

export function isAnswered({ state }: Pick<CheckIn, 'state'>): boolean {
  return state === 'sent' || state === 'nothing';
}

/** Before this time of the day people mean the day before, or are asked which. Source: product page, section 6. */
export const NEW_DAY_AT = '04:00';

/** Whether it is so late that a person may still mean yesterday. */
export function isSmallHours(now: Date, timeZone: string): boolean {
  return localTime(now, timeZone) < NEW_DAY_AT;
}

/** The first midnight after, where the person is: until then what was sent may be edited. */
export function midnightAfter(at: Date, timeZone: string): Date {
  return instantOf(addDays(localDay(at, timeZone), 1), '00:00', timeZone);
}

/** Until when an unanswered check-in may still be answered: the end of the next working day. */
export function answerableUntil(on: CalendarDay, workplace: Workplace): Date {
  return instantOf(addDays(nextWorkingDay(on, workplace), 1), '00:00', workplace.timeZone);
}

/** Why a check-in can't be changed any more; null when it can. */
export function whyClosed(
  checkIn: CheckIn | null,
  at: { now: Date; on: CalendarDay; workplace: Workplace },
): string | null {
  if (checkIn !== null && isAnswered(checkIn)) {
    const open = checkIn.editableUntil !== null && at.now < checkIn.editableUntil;
    return open
      ? null
      : 'That check-in was sent, and its day is over: it can’t be changed any more. `/eod` opens today’s.';
  }
  if (at.on > localDay(at.now, at.workplace.timeZone))
    return 'That day hasn’t begun yet. `/eod` opens today’s check-in.';
  return at.now < answerableUntil(at.on, at.workplace) ? null : 'That check-in is too long ago. `/eod` opens today’s.';
}
