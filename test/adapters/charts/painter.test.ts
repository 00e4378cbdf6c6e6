import { afterAll, describe, expect, it } from 'vitest';
import { createPainter } from '../../../src/adapters/charts/create-painter.ts';
import type { Chart } from '../../../src/kit/charts/chart.ts';
import { keepPictures } from '../../../src/platform/charts/keep-pictures.ts';
import { sampleCharts } from '../../support/sample-charts.ts';

const painter = createPainter();
afterAll(() => painter.close());

/** Width and height stand in a PNG's first chunk. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];
const SIGNATURE = '89504e470d0a1a0a';

describe('a chart as picture', () => {
  it.each(Object.entries(sampleCharts))('of %s is a PNG of twice its size, under 200 kB', async (_name, drawn) => {
    const png = await painter.paint(drawn);
    expect(png.subarray(0, 8).toString('hex')).toBe(SIGNATURE);
    expect(sizeOf(png)).toEqual([1_280, 640]);
    expect(png.length).toBeGreaterThan(5_000);
    expect(png.length).toBeLessThan(200_000);
  });

  it('has its words in it: another title is another picture, and each letter takes ink', async () => {
    const titled = (title: string): Chart => ({ ...sampleCharts.throughput, title });
    const [one, other, again] = await Promise.all([titled('Aaaa'), titled('Mmmm'), titled('Aaaa')].map(painter.paint));
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
    expect(one?.equals(again ?? Buffer.alloc(0))).toBe(true);
  });

  it('is drawn whatever names people give their sprints', async () => {
    const odd = ['<b>&amp;"', '*x* _y_', '漢字 👩‍👩‍👧', '\u202eabc', 'datum.value', '{"signal":"1"}'];
    const { velocity } = sampleCharts;
    const drawn: Chart = {
      ...velocity,
      title: odd.join(' '),
      places: odd,
      series: [{ name: odd[0] ?? '', values: odd.map((_, at) => at) }],
    };
    expect(sizeOf(await painter.paint(drawn))).toEqual([1_280, 640]);
  });

  it('can be of nothing known, of one place and of sixty', async () => {
    const places = Array.from({ length: 60 }, (_, at) => `Day ${at}`);
    const empty = {
      ...sampleCharts.burndown,
      series: sampleCharts.burndown.series.map((one) => ({ ...one, values: one.values.map(() => null) })),
    };
    const single = {
      ...sampleCharts.cycleTime,
      places: ['W1'],
      series: sampleCharts.cycleTime.series.map((one) => ({ ...one, values: [5] })),
    };
    const wide = {
      ...sampleCharts.burndown,
      places,
      series: [{ name: 'Remaining', values: places.map((_, at) => 60 - at) }],
    };
    for (const drawn of [empty, single, wide]) expect(sizeOf(await painter.paint(drawn))).toEqual([1_280, 640]);
  });
});

describe('the drawing process', () => {
  it('ends by itself when nobody asks any more, and comes back when somebody does', async () => {
    const hasty = createPainter({ keepMs: 1 });
    await hasty.paint(sampleCharts.throughput);
    await expect.poll(async () => (await hasty.paint(sampleCharts.aiShare)).length).toBeGreaterThan(5_000);
    await hasty.close();
  });

  it('refuses in words when too many wait', async () => {
    const all = await Promise.allSettled(Array.from({ length: 60 }, () => painter.paint(sampleCharts.throughput)));
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(20);
    expect(refused[0]).toMatchObject({ reason: { fault: 'unavailable' } });
  });
});

describe('an unchanged chart', () => {
  it('is drawn once, however many ask for it at once or later', async () => {
    let drawings = 0;
    const counted = keepPictures({
      paint: async () => {
        drawings += 1;
        return Buffer.alloc(10);
      },
      close: async () => {},
    });
    await Promise.all([counted.paint(sampleCharts.velocity), counted.paint({ ...sampleCharts.velocity })]);
    await counted.paint(sampleCharts.velocity);
    expect(drawings).toBe(1);
    await counted.paint({ ...sampleCharts.velocity, title: 'Another' });
    expect(drawings).toBe(2);
  });

  it('is forgotten when many others were drawn since, and a failure is not kept', async () => {
    let drawings = 0;
    const large = keepPictures({
      paint: async ({ title }) => {
        drawings += 1;
        if (title === 'broken' && drawings === 1) throw new Error('broken');
        return Buffer.alloc(600_000);
      },
      close: async () => {},
    });
    const titled = (title: string): Chart => ({ ...sampleCharts.velocity, title });
    await expect(large.paint(titled('broken'))).rejects.toThrow('broken');
    await large.paint(titled('broken'));
    expect(drawings).toBe(2);
    for (const title of ['1', '2', '3', '4']) await large.paint(titled(title));
    await large.paint(titled('broken'));
    expect(drawings).toBe(7);
  });
});
