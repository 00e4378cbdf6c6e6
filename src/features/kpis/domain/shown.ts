import type { NumbersAsk } from './ask.ts';
import type { ReviewTurnaround } from './review-requests.ts';
import type { Scope } from './scope.ts';
import type { Weekly } from './weekly.ts';

/** What any stretch of time comes to, in the weekly structure's own words. */
export type Figures = Pick<Weekly, 'counts' | 'measures' | 'production' | 'diagnosis'>;

/** Whose numbers they are, as a reader knows them. */
export type ScopeName =
  | { readonly kind: 'self' }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'workspace' };

/** Numbers as one reader sees them. */
export type ShownNumbers = {
  readonly ask: NumbersAsk & { readonly scope: Scope };
  readonly whose: ScopeName;
  readonly time: ShownTime;
  readonly figures: Figures;
  /** The stretch of the same length before; null where there is none to compare with. */
  readonly before: Figures | null;
  /** How long reviews took that were asked of them; null where that isn't the reader's to see, or nobody's. */
  readonly reviews: ReviewTurnaround | null;
};

/** Which days they tell of. */
export type ShownTime =
  | {
      readonly kind: 'weeks';
      readonly weeks: number;
      /** The last of them isn't over: sums can't be held against weeks that are. */
      readonly goesOn: boolean;
      /** `YYYY-MM-DD`, both included. */
      readonly firstDay: string;
      readonly lastDay: string;
    }
  | { readonly kind: 'sprint'; readonly name: string; readonly firstDay: string; readonly lastDay: string };

/** How a figure stands beside the one before; null: too little to say. */
export type Trend = { readonly kind: 'same' } | { readonly kind: 'more' | 'less'; readonly percent: number };

/** Values that both sides of a comparison need. House rule: the median of fewer jumps with every single one. */
export const TREND_MIN = 5;

/** Changes below this are called the same, in percent. House rule. */
const SAME_BELOW = 5;

type Compared = { readonly n: number; readonly figure: number | null };

/** Compares only what has enough values on both sides. */
export function trendOf(now: Compared, before: Compared | null): Trend | null {
  if (before === null || now.n < TREND_MIN || before.n < TREND_MIN) return null;
  if (now.figure === null || before.figure === null || before.figure === 0) return null;
  const percent = Math.round(((now.figure - before.figure) / before.figure) * 100);
  if (Math.abs(percent) < SAME_BELOW) return { kind: 'same' };
  return { kind: percent > 0 ? 'more' : 'less', percent: Math.abs(percent) };
}
