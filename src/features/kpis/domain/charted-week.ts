import type { CalendarDay } from '../../../kit/zones.ts';
import type { Summary } from './summary.ts';

/** What a chart shows of one week. Minutes; null where there is nothing: never 0 for it. */
export type ChartedWeek = {
  readonly monday: CalendarDay;
  readonly merged: number;
  readonly cycle: Pick<Summary, 'median' | 'p75'>;
  readonly review: Pick<Summary, 'median' | 'p75'>;
};
