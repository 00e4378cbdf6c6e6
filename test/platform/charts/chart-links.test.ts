import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throughputChart } from '../../../src/kit/charts/kinds.ts';
import { createChartLinks } from '../../../src/platform/charts/chart-links.ts';

const keyOf = (fill: number) => ({ id: `k${fill}`, key: Buffer.alloc(32, fill) });
const links = createChartLinks([keyOf(1)]);
const drawn = throughputChart([4, null, 7].map((merged, at) => ({ label: `W${at}`, merged })));
const NOW = new Date('2026-11-25T09:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

describe('the address of a chart', () => {
  const name = links.write(drawn, NOW) ?? '';

  it('leads to that chart, for a week at least and two at most', () => {
    expect(links.read(name, NOW)).toEqual(drawn);
    expect(links.read(name, later(7))).toEqual(drawn);
    expect(links.read(name, later(14))).toBeNull();
  });

  it('stays the same while chart and week do, so that what Slack keeps of it is used', () => {
    const monday = new Date('2026-11-26T00:00:00Z');
    expect(links.write(drawn, monday)).toBe(links.write(drawn, new Date(monday.getTime() + 6 * 86_400_000)));
    expect(links.write({ ...drawn, title: 'Another' }, NOW)).not.toBe(name);
  });

  it('is nobody else’s to make up or to change', () => {
    fc.assert(
      fc.property(fc.nat(name.length - 1), fc.constantFrom('A', 'b', '7', '-', '.', '/'), (at, sign) => {
        const changed = name.slice(0, at) + sign + name.slice(at + 1);
        // The last character of a base64 text holds bits that mean nothing; a text is compared, so it is refused, too.
        if (changed !== name) expect(links.read(changed, NOW)).toBeNull();
      }),
      { numRuns: 500 },
    );
    expect(createChartLinks([keyOf(2)]).read(name, NOW)).toBeNull();
    for (const odd of ['', '.png', 'a.b.c.png', `${name}x`, '../../etc/passwd', 'é.1.é.png'])
      expect(links.read(odd, NOW)).toBeNull();
  });

  it('outlives a change of the encryption key, as long as the old one is kept', () => {
    const rotated = createChartLinks([keyOf(2), keyOf(1)]);
    expect(rotated.read(name, NOW)).toEqual(drawn);
    expect(rotated.write(drawn, NOW)).not.toBe(name);
  });

  it('is none without a key, and none that Slack would find too long', () => {
    expect(createChartLinks([]).write(drawn, NOW)).toBeNull();
    const places = Array.from({ length: 60 }, (_, at) => ({ label: `${at}-${Math.sin(at)}`, merged: at }));
    const wide = throughputChart(places);
    const series = Array.from({ length: 6 }, (_, n) => ({
      name: `s${n}`,
      values: places.map((_p, at) => Math.sin(at * (n + 1)) * 1e6),
    }));
    expect(links.write({ ...wide, series }, NOW)).toBeNull();
  });
});
