import { joinMd, type Mrkdwn, md } from '../../../../kit/mrkdwn.ts';
import type { Lens, Measure } from '../../domain/measures.ts';
import { aggregationOf } from '../../domain/read-measures.ts';
import { type Figures, type Trend, trendOf } from '../../domain/shown.ts';
import type { Weekly } from '../../domain/weekly.ts';
import { sayMinutes } from './duration.ts';
import { GAP_WORDS } from './gaps.ts';
import { MEASURE_NAMES } from './names.ts';

type Summary = NonNullable<Weekly['measures'][Measure]>;

/** One measure as a line: `*Cycle time*: median 1 d 4 h · 75 % within 2 d · 41 pull requests · 12 % shorter than before`. */
export function sayMeasure(
  measure: Measure,
  { figures, before, lens }: { readonly figures: Figures; readonly before: Figures | null; readonly lens: Lens },
): Mrkdwn {
  const summary = figures.measures[measure];
  const name = md`*${MEASURE_NAMES[measure]}*`;
  if (summary === undefined) return md`${name}: this tool has no such measure`;
  if (summary.n === 0) return md`${name}: ${sayNothing(measure, summary, figures)}`;
  const trend = trendOf(summary, before?.measures[measure] ?? null);
  return joinMd(
    [
      md`${name}: ${sayFigures(summary, lens)}`,
      ...(summary.missing > 0 ? [md`unknown for ${summary.missing}`] : []),
      ...(trend === null ? [] : [md`${sayTrend(trend, summary.unit)}`]),
    ],
    ' · ',
  );
}

/** `median 1 d 4 h · 75 % within 2 d · 41 pull requests`; a tool that takes means has its mean in front. */
export function sayFigures(summary: Summary, lens: Lens): string {
  const say = (value: number | null) => (value === null ? 'unknown' : sayValue(value, summary.unit));
  const isMean = aggregationOf(lens).aggregate === 'mean';
  return [
    ...(isMean ? [`mean ${say(summary.figure)}`] : []),
    `median ${say(summary.median)}`,
    `75 % ${summary.unit === 'minutes' ? 'within' : 'at most'} ${say(summary.p75)}`,
    sayPulls(summary.n),
  ].join(' · ');
}

/** Minutes as a duration; rounds with one decimal where they aren't whole. */
export function sayValue(value: number, unit: Summary['unit']): string {
  return unit === 'minutes' ? sayMinutes(value) : String(Math.round(value * 10) / 10);
}

export function sayPulls(n: number): string {
  return `${n} pull ${n === 1 ? 'request' : 'requests'}`;
}

/** Why there is no figure. */
function sayNothing(measure: Measure, { missing }: Summary, { diagnosis }: Figures): string {
  if (missing === 0) return 'nothing to measure yet';
  const own = diagnosis.find(({ measures }) => measures.includes(measure));
  const why = own === undefined ? GAP_WORDS['not-verified'] : GAP_WORDS[own.gap];
  return `unknown, not 0, for ${sayPulls(missing)}: ${why}`;
}

export function sayTrend(trend: Trend, unit: Summary['unit'] | 'pull requests'): string {
  if (trend.kind === 'same') return 'about the same as before';
  const words = unit === 'minutes' ? { more: 'longer', less: 'shorter' } : { more: 'more', less: 'fewer' };
  return `${trend.percent} % ${words[trend.kind]} than before`;
}

/** `63 pull requests merged · 2 reverts · 1 hotfix · 4 left out (not merged, draft or bot)`. */
export function sayCounts({ counts }: Figures, before: Figures | null): Mrkdwn {
  const trend = trendOf(
    { n: counts.merged, figure: counts.merged },
    before === null ? null : { n: before.counts.merged, figure: before.counts.merged },
  );
  const some = (n: number, one: string, many: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]);
  return joinMd(
    [
      md`*Merged*: ${sayPulls(counts.merged)}`,
      ...some(counts.reverts, 'revert', 'reverts'),
      ...some(counts.hotfixes, 'hotfix', 'hotfixes'),
      ...some(counts.leftOut, 'left out (not merged, draft or bot)', 'left out (not merged, drafts or bots)'),
      ...(trend === null ? [] : [sayTrend(trend, 'pull requests')]),
    ],
    ' · ',
  );
}
