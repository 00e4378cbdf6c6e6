import type { Chart } from '../../../../kit/charts/chart.ts';
import { aiShareChart } from '../../../../kit/charts/kinds.ts';
import { addDays } from '../../../../kit/dates/calendar.ts';
import { showDay } from '../../../../kit/shown-time.ts';
import type { AiImpactView } from '../../use-cases/ai-impact/read-ai-impact.ts';

/** AI share week by week; one that too few stand behind is a gap. Null with fewer than two weeks to join. */
export function drawShares(shares: AiImpactView['shares']): Chart | null {
  const [first, last] = [shares[0]?.week, shares.at(-1)?.week];
  if (first === undefined || last === undefined || first === last) return null;
  const known = new Map(shares.map(({ week, shown }) => [week, shown.share * 100]));
  const weeks: { label: string; percent: number | null }[] = [];
  for (let monday = first; monday <= last; monday = addDays(monday, 7))
    weeks.push({ label: sayWeek(monday), percent: known.get(monday) ?? null });
  return aiShareChart(weeks);
}

/** `9 Nov`, its Monday. */
function sayWeek(monday: string): string {
  return showDay(monday, monday).replace(/^\w+ /, '');
}
