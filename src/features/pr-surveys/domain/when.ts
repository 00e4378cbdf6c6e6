import { addWorkingTime, workingDayMs } from '../../../kit/dates/add-working-time.ts';
import { nextWorkingDay, workStart } from '../../../kit/dates/working-day.ts';
import { nextAtWork, type WorkingLife } from '../../../kit/dates/working-life.ts';
import { localDay } from '../../../kit/zones.ts';

type Life = Pick<WorkingLife, 'workplace' | 'absences'>;

/** When somebody who hasn't answered is reminded: as their next working day begins, or when they are back. */
export function remindAt(askedAt: Date, life: Life): Date {
  const { workplace } = life;
  return nextAtWork(workStart(nextWorkingDay(localDay(askedAt, workplace.timeZone), workplace), workplace), life);
}

/** When somebody's time to answer ends: after three of their working days, and two weeks after the survey was opened at most. */
export function closesAt(asked: { readonly openedAt: Date; readonly askedAt: Date | null }, life: Life): Date {
  const latest = new Date(asked.openedAt.getTime() + LONGEST_MS);
  if (asked.askedAt === null) return latest;
  const end = addWorkingTime(asked.askedAt, WORKING_DAYS * workingDayMs(life.workplace), life);
  return end < latest ? end : latest;
}

// Source of both: product page, section 7.
const WORKING_DAYS = 3;
const LONGEST_MS = 14 * 24 * 3_600_000;
