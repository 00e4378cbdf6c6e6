import { describe, expect, it } from 'vitest';
import { buildAnswer } from '../../../../src/features/kpis/blocks/answer.ts';
import { buildExplanation } from '../../../../src/features/kpis/blocks/explain.ts';
import { buildExportChoice, buildExported } from '../../../../src/features/kpis/blocks/export.ts';
import type { ExplainPlace } from '../../../../src/features/kpis/blocks/ids.ts';
import { buildMonday } from '../../../../src/features/kpis/blocks/monday.ts';
import { buildNumbers } from '../../../../src/features/kpis/blocks/numbers.ts';
import { defineTopic } from '../../../../src/features/kpis/blocks/words/definitions.ts';
import { RANGE_CHOICES } from '../../../../src/features/kpis/domain/ask.ts';
import { EXPLAIN_TOPICS } from '../../../../src/features/kpis/domain/explain-topic.ts';
import { LENSES, MEASURES, unitOf } from '../../../../src/features/kpis/domain/measures.ts';
import { PRODUCTION_GAPS, PRODUCTION_MEASURES } from '../../../../src/features/kpis/domain/production/production.ts';
import { GAPS } from '../../../../src/features/kpis/domain/reading.ts';
import type { Figures, ShownNumbers } from '../../../../src/features/kpis/domain/shown.ts';
import type { Weekly } from '../../../../src/features/kpis/domain/weekly.ts';
import type { ShownExplanation } from '../../../../src/features/kpis/use-cases/read-explanation.ts';
import type { NumbersTab } from '../../../../src/features/kpis/use-cases/read-numbers.ts';
import { home } from '../../../../src/kit/blocks/index.ts';
import type { PersonId, PullRequestId, RepositoryId, TeamId } from '../../../../src/kit/ids.ts';
import { hostileTexts } from '../../../fixtures/hostile-text.ts';
import { checkMessage, checkView } from '../../../support/block-kit/check.ts';
import { checkDrawn } from '../../../support/block-kit/drawn.ts';

const HOSTILE = '<!channel> *x* <https://evil|y> & 😀'.repeat(20);
const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const many = <T>(count: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** Everything there can be, known or not. */
const figures = (isKnown: boolean): Figures => ({
  counts: { merged: isKnown ? 12_345 : 3, reverts: 20, hotfixes: 30, leftOut: 40 },
  measures: Object.fromEntries(
    MEASURES.map((measure) => {
      const numbers = isKnown ? { n: 9_999, missing: 99 } : { n: 0, missing: 9_999 };
      const value = isKnown ? 123_456.7 : null;
      return [measure, { unit: unitOf(measure), ...numbers, figure: value, median: value, p75: value, mean: value }];
    }),
  ),
  production: Object.fromEntries(
    PRODUCTION_MEASURES.map((measure, n) => [
      measure,
      isKnown
        ? { kind: 'known', value: 12.34, unit: (['per-week', 'share', 'minutes', 'days-per-week'] as const)[n], n: 99 }
        : { kind: 'unknown', gap: PRODUCTION_GAPS[n] },
    ]),
  ) as NonNullable<Figures['production']>,
  diagnosis: GAPS.filter((gap) => gap !== 'not-verified').map((gap) => ({
    ...{ gap, missing: 41, of: 63, measures: [...MEASURES] },
    remedy: 'connect-deployments' as const,
  })),
});
const scope = { kind: 'team', teamId: id(1) as TeamId } as const;
const ask = { scope, range: '12w', lens: 'middleware', repositoryId: id(250) as RepositoryId } as const;
const time = { kind: 'weeks', weeks: 12, goesOn: false, firstDay: '2026-09-07', lastDay: '2026-11-29' } as const;
const shown = (isKnown = true): ShownNumbers => ({
  ...{ ask, whose: { kind: 'team', name: HOSTILE }, time },
  ...{ figures: figures(isKnown), before: figures(isKnown) },
  reviews: { summary: { n: 9_999, median: 1_234.5, p75: 99_999 }, open: { waiting: 99, withdrawn: 98, over: 97 } },
});
const tab = (more: Partial<Extract<NumbersTab, { kind: 'numbers' }>> = {}): NumbersTab => ({
  ...{ kind: 'numbers', ask, whose: { kind: 'team', name: HOSTILE }, matched: true, shown: shown(), weeks: [] },
  choices: {
    self: { kind: 'person', personId: id(2) as PersonId },
    teams: many(300, (n) => ({ name: `${HOSTILE} ${n}`, scope: { kind: 'team', teamId: id(n) as TeamId } })),
    mayPickPeople: true,
    repositories: many(300, (n) => ({ id: id(n), name: `${HOSTILE}/${n}` })),
  },
  ...more,
});
const homeOf = (one: NumbersTab) => home({ blocks: buildNumbers(one) });

const explanation = (more: Partial<ShownExplanation>): ShownExplanation => {
  const row = { repositoryId: id(3) as RepositoryId, authorId: id(2) as PersonId, at: new Date(0) };
  const rows = many(40, (n) => ({
    ...{ ...row, pullRequestId: id(n) as PullRequestId, number: n, value: 99_999, gap: n % 2 === 0 ? null : GAPS[1] },
    parts: many(6, () => ({ name: 'unreviewed' as const, value: 9_999, gap: null })),
  }));
  const leftOut = GAPS.map((gap, n) => ({
    ...{ ...row, pullRequestId: id(n) as PullRequestId, number: n, why: { kind: 'unknown' as const, gap } },
  }));
  return {
    ...{ topic: 'lead', ask, whose: { kind: 'person', name: HOSTILE }, time, figures: figures(true) },
    lenses: LENSES.map((lens) => ({ lens, figures: figures(lens !== 'swarmia') })),
    rows: {
      ...{ rows, leftOut, count: 99, sum: 1_000_000, hiddenCount: 59, hiddenSum: 900_000 },
      reasons: leftOut.map(({ why }) => ({ why, count: 9_999 })),
    },
    pulls: new Map(
      rows.map(({ pullRequestId }) => [
        pullRequestId,
        { url: 'https://github.com/a/b/pull/1', title: HOSTILE, ref: HOSTILE },
      ]),
    ),
    authors: new Map([[id(2), HOSTILE]]),
    natures: new Map(rows.map(({ pullRequestId }) => [pullRequestId, 'revert' as const])),
    production: many(40, (n) => ({
      ...{ repository: HOSTILE, at: new Date(0), gap: n % 2 === 0 ? null : ('not-mended' as const) },
      what:
        n % 3 === 0
          ? { kind: 'deployment' as const, succeeded: n % 2 === 0 }
          : { kind: 'pull-request' as const, number: n, url: 'https://github.com/a/b/pull/1', title: HOSTILE },
    })),
    ...more,
  };
};
const place = (more: Partial<ExplainPlace> = {}): ExplainPlace => ({
  topic: 'lead',
  ask,
  offset: 10,
  part: 'in',
  ...more,
});
const reader = { timeZone: 'Europe/Berlin', now: new Date('2026-11-25T09:00:00Z') };

describe('what Slack takes', () => {
  it.each(RANGE_CHOICES)('is the Numbers tab with everything in it, whatever names hold (%s)', (range) => {
    for (const lens of LENSES)
      for (const isKnown of [true, false]) {
        const view = homeOf(
          tab({ ask: { ...ask, range, lens }, shown: { ...shown(isKnown), ask: { ...ask, range, lens } } }),
        );
        expect([...checkView(view), ...checkDrawn(view)]).toEqual([]);
        expect(view.blocks.length).toBeLessThan(60);
      }
  });

  it('is the tab without anything in it, for each reason', () => {
    const empty: Figures = {
      counts: { merged: 0, reverts: 0, hotfixes: 0, leftOut: 0 },
      measures: {},
      production: null,
      diagnosis: [],
    };
    const tabs: readonly NumbersTab[] = [
      ...[true, false].map((mayConnect) => ({ kind: 'unconnected' as const, mayConnect })),
      ...[tab({ matched: false }), tab({ shown: null }), tab({ shown: { ...shown(), figures: empty, before: null } })],
    ];
    for (const one of tabs) {
      expect(checkView(homeOf(one))).toEqual([]);
      expect(checkMessage(buildAnswer({ kind: 'tab', tab: one }))).toEqual([]);
    }
  });

  it('is each answer to the command, whatever was typed', () => {
    for (const word of hostileTexts) expect(checkMessage(buildAnswer({ kind: 'unknown', word }))).toEqual([]);
    for (const answer of [{ kind: 'no-team' }, { kind: 'tab', tab: tab() }] as const)
      expect(checkMessage(buildAnswer(answer))).toEqual([]);
  });

  it('is *Explain* of everything, on each page', () => {
    for (const topic of EXPLAIN_TOPICS)
      for (const part of ['in', 'out'] as const)
        for (const offset of [0, 10, 30, 1_000]) {
          const view = buildExplanation(explanation({ topic }), place({ topic, part, offset }), reader);
          expect([...checkView(view), ...checkDrawn(view)]).toEqual([]);
        }
  });

  it('is an export by link and as text, however long', () => {
    const offers = [
      { kind: 'link', format: 'csv', url: 'https://muster.example.com/exports/numbers?key=a_b*c' },
      { kind: 'text', format: 'csv', text: `${HOSTILE}\n`.repeat(2_000) },
      { kind: 'text', format: 'json', text: '' },
    ] as const;
    for (const view of [buildExportChoice(ask), ...offers.map(buildExported)]) expect(checkView(view)).toEqual([]);
  });

  it('is Monday’s message, however many teams there are and whatever they are called', () => {
    const week: Weekly = {
      ...{ scope, week: '2026-W48', from: '2026-11-22T23:00:00.000Z', to: '2026-11-29T23:00:00.000Z' },
      ...{ timeZone: 'Europe/Berlin', lens: 'muster', repositoryId: null, ...figures(true) },
    };
    for (const count of [0, 1, 12, 60]) {
      const said = buildMonday(many(count, (n) => ({ name: `${HOSTILE}${n}`.slice(-60), week, before: week })));
      expect([...checkMessage(said), ...checkDrawn(said)]).toEqual([]);
      expect(JSON.stringify(said)).not.toContain('… and');
      expect(JSON.stringify(said).includes('data_visualization'), 'one team has nothing to stand beside').toBe(
        count > 1,
      );
    }
  });
});

describe('a definition', () => {
  it('is there for every number that a lens has, in one sentence', () => {
    for (const lens of LENSES)
      for (const topic of EXPLAIN_TOPICS) {
        const words = defineTopic(topic, lens);
        if (words !== null) expect(words).toMatch(/^[A-Z].{20,200}\.$/);
      }
    for (const topic of EXPLAIN_TOPICS.filter((one) => !['rework', 'merge'].includes(one)))
      expect(defineTopic(topic, 'muster'), topic).not.toBeNull();
  });
});
