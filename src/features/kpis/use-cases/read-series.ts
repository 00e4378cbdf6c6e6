import { shiftWeek } from '../../../kit/dates/iso-week.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { NO_FIGURES } from '../domain/figures.ts';
import { toShownFigures } from '../domain/shown-figures.ts';
import { weeksUntil } from '../domain/time-of.ts';
import type { Weekly } from '../domain/weekly.ts';
import { readWeeks } from '../store/weeks.ts';
import type { ResolvedAsk } from './read-shown.ts';

/** One week of a series. */
export type SeriesWeek = Pick<Weekly, 'week' | 'counts' | 'measures'>;

/** Weeks of a series, whatever time the numbers tell of: how things went is seen over a quarter. */
const WEEKS = 12;

/** Shown at least, so that a beginning looks like one. */
const WEEKS_MIN = 4;

/**
 * The last weeks one by one, oldest first, from the first in which something was merged; one in which nothing was counts 0,
 * and its times aren't known. Empty where nothing was at all.
 */
export async function readSeries(
  tx: Tx,
  { ask, zone, now }: { readonly ask: ResolvedAsk; readonly zone: string; readonly now: Date },
): Promise<readonly SeriesWeek[]> {
  const { first, last, count } = weeksUntil(now, WEEKS, zone);
  const rows = await readWeeks(tx, { ...ask, weeks: { from: first.monday, to: last.monday } });
  const known = new Map(rows.map((row) => [row.week, row]));
  const all = Array.from({ length: count }, (_, n): SeriesWeek => {
    const { key, monday } = shiftWeek(first, n, zone);
    const { counts, figures } = known.get(monday) ?? NO_FIGURES;
    const { measures, ...shown } = toShownFigures({ counts, figures }, null);
    return { week: key, counts: shown.counts, measures };
  });
  // Weeks before anything was merged tell nothing.
  const begin = all.findIndex(({ counts }) => counts.merged > 0);
  return begin === -1 ? [] : all.slice(Math.min(begin, count - WEEKS_MIN));
}
