import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/features/kpis/domain/explain.ts';
import { LENSES, type Lens, MEASURES, type Measure } from '../../../../src/features/kpis/domain/measures.ts';
import { readMeasures } from '../../../../src/features/kpis/domain/read-measures.ts';
import type { Reading } from '../../../../src/features/kpis/domain/reading.ts';
import { on } from './a-subject.ts';
import { HAND_MADE } from './hand-made.ts';

const WORDS: Readonly<Record<string, string>> = {
  ...{ nc: 'no-commits', rw: 'commits-rewritten', nr: 'no-review', na: 'no-approval', nd: 'no-deployment' },
  ...{ rel: 'no-release', so: 'still-open', oo: 'out-of-order', nv: 'not-verified' },
  ...{ ny: 'not-deployed', nrel: 'not-released' },
  ...{ bot: 'bot-author', draft: 'draft', open: 'not-merged', closed: 'closed-unmerged', '-': 'not-in-lens' },
};

function written(reading: Reading): string {
  if (reading.kind === 'known') return String(reading.value);
  return reading.kind === 'unknown' ? reading.gap : reading.reason;
}

describe('a pull request worked out by hand', () => {
  it('is one of at least 25, each with every measure under every lens', () => {
    expect(HAND_MADE.length).toBeGreaterThanOrEqual(25);
    for (const one of HAND_MADE) for (const lens of LENSES) expect(one[lens].split(' ')).toHaveLength(MEASURES.length);
  });

  it.each(HAND_MADE.flatMap((one) => LENSES.map((lens) => [one.subject.number, one.what, lens, one] as const)))(
    'number %i, %s, reads to the minute as %s defines it',
    (_number, _what, lens, one) => {
      const expected = Object.fromEntries(
        one[lens].split(' ').map((word, n) => [MEASURES[n] ?? '', WORDS[word] ?? word] as const),
      );
      const readings = readMeasures(one.subject, lens);
      expect(Object.fromEntries(MEASURES.map((measure) => [measure, written(readings[measure])]))).toEqual(expected);
    },
  );
});

/** By hand, over the week of 2 to 8 November: n, missing and the lens's figure; with sums and sorted lists beside it. */
const FIGURES: readonly (readonly [Lens, Measure, { n: number; missing: number; figure: number; p75?: number }])[] = [
  // 0 2 2 10 15 20 20 30 30 30 30 | 40 40 45 50 60 60 60 60 60 60 1440
  ['muster', 'pickup', { n: 22, missing: 0, figure: 35, p75: 60 }],
  // 2 2 5 10 10 10 15 20 20 | 30 30 75 120 120 180 300 2880 2940; 4 without a review
  ['muster', 'review', { n: 18, missing: 4, figure: 25, p75: 120 }],
  // 0 1 1 15 20 20 30 | 30 40 60 60 70 1440 10080; 7 not deployed, 1 out of order
  ['muster', 'deploy', { n: 14, missing: 8, figure: 30, p75: 60 }],
  // 0 5 5 20 60 60 60 60 60 [105] 120 180 210 240 | 300 420 1560 3000 50400; p75 is halfway from 240 to 300
  ['muster', 'cycle', { n: 19, missing: 3, figure: 105, p75: 270 }],
  // 15 deployed in the week, number 22 in the next; 0 6 7 40 45 60 80 [90] 120 240 310 [490] 1590 1680 3060
  ['devlake', 'lead', { n: 15, missing: 8, figure: 90, p75: 490 }],
  // 2 2 5 10 15 [20] 120 120 180 300 1480 2940: the lower of the two in the middle; 3 without, 8 not deployed
  ['devlake', 'review', { n: 12, missing: 11, figure: 20, p75: 180 }],
  // 2 2 10 15 20 30 [50] 60 60 60 60 60 60
  ['devlake', 'pickup', { n: 13, missing: 10, figure: 50, p75: 60 }],
  // sums over 24 merged, a missing one as 0
  ['middleware', 'coding', { n: 24, missing: 3, figure: 46622 / 24 }],
  ['middleware', 'pickup', { n: 24, missing: 8, figure: 2042 / 24 }],
  ['middleware', 'rework', { n: 24, missing: 8, figure: 6200 / 24 }],
  ['middleware', 'merge', { n: 24, missing: 9, figure: 1947 / 24 }],
  ['middleware', 'deploy', { n: 24, missing: 8, figure: 11897 / 24 }],
  // 46622 + 2042 + 6200 + 1947 + 11897 = 68708: the sum of the five means
  ['middleware', 'lead', { n: 24, missing: 0, figure: 68708 / 24 }],
  ['middleware', 'cycle', { n: 24, missing: 0, figure: 10443 / 24 }],
  // the open ones are in, the closed one isn't; 48132 over 24 that have it
  ['linearb', 'coding', { n: 24, missing: 2, figure: 48132 / 24 }],
  ['linearb', 'cycle', { n: 26, missing: 0, figure: 60105 / 26 }],
  ['swarmia', 'cycle', { n: 22, missing: 2, figure: 56965 / 22 }],
];

describe('a week of them together', () => {
  const range = { from: on('2 00:00'), to: on('9 00:00') };
  const subjects = HAND_MADE.map(({ subject }) => subject);

  it.each(FIGURES)('comes to what %s’s %s is by hand', (lens, measure, expected) => {
    const { summary } = explain(subjects, { lens, measure, range });
    expect({ n: summary.n, missing: summary.missing }).toEqual({ n: expected.n, missing: expected.missing });
    expect(summary.figure).toBeCloseTo(expected.figure, 9);
    if (expected.p75 !== undefined) expect(summary.p75).toBe(expected.p75);
  });

  it('has no figure where nothing is verified, and never 0 for it', () => {
    const { summary } = explain(subjects, { lens: 'swarmia', measure: 'pickup', range });
    expect(summary).toEqual({ n: 0, missing: 24, figure: null, median: null, p75: null, mean: null });
  });
});
