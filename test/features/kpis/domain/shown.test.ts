import { describe, expect, it } from 'vitest';
import { sayMinutes } from '../../../../src/features/kpis/blocks/words/duration.ts';
import { trendOf } from '../../../../src/features/kpis/domain/shown.ts';
import { toShownFigures } from '../../../../src/features/kpis/domain/shown-figures.ts';

describe('a trend', () => {
  const of = (n: number, figure: number | null) => ({ n, figure });
  it.each([
    ['longer', of(9, 120), of(9, 100), { kind: 'more', percent: 20 }],
    ['shorter', of(9, 50), of(9, 100), { kind: 'less', percent: 50 }],
    ['the same within five percent', of(9, 104), of(9, 100), { kind: 'same' }],
    ['unsaid with too few now', of(4, 120), of(9, 100), null],
    ['unsaid with too few before', of(9, 120), of(4, 100), null],
    ['unsaid without anything before', of(9, 120), null, null],
    ['unsaid where nothing is known', of(9, null), of(9, 100), null],
    ['unsaid against nothing', of(9, 10), of(9, 0), null],
  ])('is %s', (_, now, before, expected) => {
    expect(trendOf(now, before)).toEqual(expected);
  });
});

describe('minutes', () => {
  it.each([
    [0, '0 min'],
    [59.4, '59 min'],
    [59.6, '1 h'],
    [60, '1 h'],
    [200, '3 h 20 min'],
    [1_439, '23 h 59 min'],
    [1_440, '1 d'],
    [1_469, '1 d'],
    [1_470, '1 d 1 h'],
    [2_879, '2 d'],
    [30_000, '20 d 20 h'],
  ])('are said in two units at most: %d', (minutes, said) => {
    expect(sayMinutes(minutes)).toBe(said);
  });
});

describe('figures as people and programs read them', () => {
  it('name each gap with how many it is missing of, and never make 0 of unknown', () => {
    const shown = toShownFigures(
      {
        counts: { merged: 63, byBots: 4, reverts: 2, hotfixes: 1, authors: 7 },
        figures: {
          counted: 63,
          excluded: { 'bot-author': 4, draft: 1 },
          measures: {
            deploy: { n: 22, missing: 41, figure: 30, median: 30, p75: 60, mean: 40, gaps: { 'no-deployment': 41 } },
            lead: {
              n: 0,
              missing: 63,
              figure: null,
              median: null,
              p75: null,
              mean: null,
              gaps: { 'no-deployment': 41, 'no-commits': 22 },
            },
          },
        },
      },
      null,
    );
    expect(shown.counts).toEqual({ merged: 63, reverts: 2, hotfixes: 1, leftOut: 5 });
    expect(shown.measures.lead).toEqual({
      unit: 'minutes',
      n: 0,
      missing: 63,
      figure: null,
      median: null,
      p75: null,
      mean: null,
    });
    expect(shown.diagnosis[0]).toEqual({
      gap: 'no-deployment',
      missing: 41,
      of: 63,
      measures: ['deploy', 'lead'],
      remedy: 'connect-deployments',
    });
  });
});
