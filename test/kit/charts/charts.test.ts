import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chartInMessage,
  chartInView,
  dataTable,
  dataVisualization,
  home,
  message,
  pieChart,
} from '../../../src/kit/blocks/index.ts';
import { type ChartParts, chart } from '../../../src/kit/charts/chart.ts';
import {
  aiShareChart,
  burndownChart,
  cycleTimeChart,
  reviewTimeChart,
  throughputChart,
  velocityChart,
} from '../../../src/kit/charts/kinds.ts';
import { sayChart, sayValue } from '../../../src/kit/charts/say-chart.ts';
import { scaleFor } from '../../../src/kit/charts/scale.ts';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';

const week = (label: string, median: number | null, p75: number | null) => ({ label, median, p75 });
const merged = (values: readonly (number | null)[]) =>
  throughputChart(values.map((value, at) => ({ label: `W${at + 1}`, merged: value })));

describe('a chart', () => {
  it('of times speaks of hours, and of days where they are long', () => {
    expect(cycleTimeChart([week('W1', 90, 150)])).toMatchObject({
      unit: 'hours',
      series: [{ values: [1.5] }, { values: [2.5] }],
    });
    expect(reviewTimeChart([week('W1', 1_440, 5_760)])).toMatchObject({
      unit: 'days',
      series: [{ values: [1] }, { values: [4] }],
    });
  });

  it('never takes what is not known for 0, and says so', () => {
    const said = sayChart(merged([3, null, 0]), 2_000);
    expect(said).toBe('Merged pull requests per week. Merged: W1 3, W2 unknown, W3 0.');
    expect(merged([Number.NaN]).series[0]?.values).toEqual([null]);
  });

  it('tells places and series of one name apart', () => {
    const twice = chart({
      ...{ look: 'lines', title: 'T', placeName: 'Sprint', unit: 'count' },
      places: ['Sprint of the autumn fair', 'Sprint of the autumn fair'],
      series: [1, 2].map((value) => ({ name: 'Team', values: [value, value] })),
    });
    expect(new Set(twice.places).size).toBe(2);
    expect(twice.places.every((place) => place.length <= 20)).toBe(true);
    expect(twice.series.map(({ name }) => name)).toEqual(['Team', 'Team (2)']);
  });

  it.each([
    ['no places', { places: [], series: [{ name: 'a', values: [] }] }],
    ['another number of values than places', { series: [{ name: 'a', values: [1] }] }],
    ['seven series', { series: Array.from({ length: 7 }, (_, n) => ({ name: `s${n}`, values: [1, 2] })) }],
    ['a band with one edge', { look: 'band' as const }],
  ])('is refused with %s', (_what, wrong: Partial<ChartParts>) => {
    const right: ChartParts = {
      ...{ look: 'bars', title: 'T', placeName: 'Week', unit: 'count' },
      places: ['W1', 'W2'],
      series: [{ name: 'a', values: [1, 2] }],
    };
    expect(() => chart(right)).not.toThrow();
    expect(() => chart({ ...right, ...wrong })).toThrow();
  });
});

describe('Slack’s own chart', () => {
  it('leaves out places where something is not known, and says how many', () => {
    expect(dataVisualization(merged([3, null, 5]))).toMatchObject({
      chart: {
        type: 'bar',
        series: [
          {
            name: 'Merged',
            data: [
              { label: 'W1', value: 3 },
              { label: 'W3', value: 5 },
            ],
          },
        ],
        axis_config: { categories: ['W1', 'W3'], x_label: 'Week, 1 unknown left out' },
      },
    });
    expect(dataVisualization(merged([null, null]))).toBeNull();
  });

  it('thins a long sprint evenly and keeps its newest day', () => {
    const days = Array.from({ length: 45 }, (_, at) => ({ label: `Day ${at + 1}`, remaining: 45 - at, scope: 50 }));
    const block = dataVisualization(burndownChart(days, { title: 'Sprint 9', unit: 'points' }));
    const { categories = [], x_label } = block?.chart.type === 'line' ? block.chart.axis_config : {};
    expect(categories.length).toBeLessThanOrEqual(20);
    expect(categories.at(-1)).toBe('Day 45');
    expect(x_label).toBe('Day, some between left out');
  });

  it('shows the mean as a line beside the sprints', () => {
    const sprints = [12, 20, 16].map((done, at) => ({ label: `S${at}`, done, committed: 18 }));
    const block = dataVisualization(velocityChart(sprints, { unit: 'points', mean: 16 }));
    expect(block?.chart.type === 'bar' && block.chart.series.map(({ name }) => name)).toEqual([
      'Done',
      'Committed',
      'Mean',
    ]);
  });

  it('of parts leaves out what is nothing', () => {
    expect(
      pieChart('Reviews', [
        { label: 'Ana', value: 2 },
        { label: 'Bo', value: 0 },
      ])?.chart,
    ).toEqual({
      type: 'pie',
      segments: [{ label: 'Ana', value: 2 }],
    });
    expect(pieChart('Reviews', [])).toBeNull();
  });

  it('stands in messages only', () => {
    expect(() => home({ blocks: chartInMessage(merged([1])) })).toThrow('messages only');
  });
});

describe('every chart', () => {
  const value = fc.option(fc.oneof(fc.nat(2_000_000), fc.double({ min: -1e6, max: 1e6 })), { nil: null });
  const label = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', ' ', '<!channel>', '*x*', '&'),
  );
  const places = fc.integer({ min: 1, max: 60 });
  const parts = places.chain((count) =>
    fc.record({
      ...{ look: fc.constantFrom('bars' as const, 'lines' as const, 'band' as const), title: label, placeName: label },
      unit: fc.constantFrom('count' as const, 'points' as const, 'hours' as const, 'days' as const, 'percent' as const),
      places: fc.array(label, { minLength: count, maxLength: count }),
      series: fc.array(fc.record({ name: label, values: fc.array(value, { minLength: count, maxLength: count }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      reference: fc.option(fc.record({ name: label, value: fc.double() })),
    }),
  );
  const drawn = parts.map((one) => chart(one.series.length === 2 ? one : { ...one, look: 'bars' }));

  it('is taken by Slack, in messages and in views, with its numbers as text', () => {
    fc.assert(
      fc.property(drawn, fc.boolean(), (one, asTable) => {
        expect(checkMessage(message({ text: 'x', blocks: chartInMessage(one, { asTable }) }))).toEqual([]);
        const view = home({
          blocks: chartInView(one, { kind: 'address', url: 'https://muster.example/charts/a.png' }),
        });
        expect(checkView(view)).toEqual([]);
        expect(view.blocks).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });

  it('says the same numbers in words as it draws', () => {
    const weeks = [5, 8, 13].map((value, at) => ({ label: `W${at}`, percent: value }));
    const [line] = chartInView(aiShareChart(weeks), null);
    expect(JSON.stringify(line)).toContain('W0 5 % · W1 8 % · W2 13 %');
    expect(sayValue(null, 'percent')).toBe('unknown');
    expect(sayValue(1_234.5, 'count')).toBe('1,234.5');
  });
});

describe('an axis', () => {
  it('starts at 0, ends above the largest value, and steps evenly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(1e6), fc.double({ min: 0, max: 1e5, noNaN: true })), { minLength: 1 }),
        (values) => {
          const { top, bottom, ticks } = scaleFor(values, 0.1);
          expect(bottom).toBe(0);
          expect(top).toBeGreaterThanOrEqual(Math.max(...values));
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(7);
          expect(ticks.at(-1)).toBeCloseTo(top, 5);
        },
      ),
    );
    expect(scaleFor([21], 1).ticks).toEqual([0, 10, 20, 30]);
    expect(scaleFor([1], 1).ticks).toEqual([0, 1]);
    expect(scaleFor([], 1).ticks).toEqual([0, 1]);
    expect(scaleFor([-4, 4], 1).bottom).toBeLessThanOrEqual(-4);
  });
});

describe('a data table', () => {
  it('keeps as many rows as Slack takes and says how many it left out', () => {
    const rows = Array.from({ length: 130 }, (_, n) => [`row ${n}`, { value: n, text: `${n} h` }]);
    const block = dataTable({ caption: 'Times', columns: ['Who', 'Hours'], rows, pageSize: 10 });
    expect(block?.rows).toHaveLength(101);
    expect(block?.caption).toBe('Times (30 more left out)');
    expect(checkMessage(message({ text: 'x', blocks: block === null ? [] : [block] }))).toEqual([]);
    expect(dataTable({ caption: 'Times', columns: ['Who'], rows: [] })).toBeNull();
  });
});
