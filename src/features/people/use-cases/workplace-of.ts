import { defaultWorkingHours, type WorkingHours, type Workplace } from '../../../kit/dates/working-day.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';

/** What decides where and when somebody works, their team's settings taken in. */
export type WorkplaceFacts = {
  readonly timeZone: string;
  /** Null: the usual hours. */
  readonly workingHours: WorkingHours | null;
  /** Null: no public holidays. */
  readonly holidayRegion: string | null;
};

/** Without asking the store: for those who have the facts at hand. */
export async function workplaceOf(needs: Pick<Ports, 'holidays'>, facts: WorkplaceFacts): Promise<Workplace> {
  const { timeZone, workingHours, holidayRegion } = facts;
  const holidays = holidayRegion === null ? {} : { isFree: await needs.holidays.of(holidayRegion) };
  return { timeZone, hours: workingHours ?? defaultWorkingHours, ...holidays };
}
