import type { RangeChoice } from '../../domain/ask.ts';

/** As a menu offers them. */
export const RANGE_NAMES: Readonly<Record<RangeChoice, string>> = {
  '4w': 'Last 4 weeks',
  '12w': 'Last 12 weeks',
  sprint: 'This sprint',
};
