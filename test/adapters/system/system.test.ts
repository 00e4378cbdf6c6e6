import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../src/adapters/system/clock.ts';
import { createRandom } from '../../../src/adapters/system/random.ts';

const DAY = 86_400_000;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-clock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Days from now, rounded: a millisecond that passes between the two looks must not make it -0, which isn't 0. */
const daysAhead = (now: Date) => Math.round((now.getTime() - Date.now()) / DAY) + 0;

describe('the clock', () => {
  it('shows the real time, and with a file the time moved by it, as soon as it changes', () => {
    const file = join(folder, 'offset');
    const clock = createClock(file);
    expect(daysAhead(createClock(null).now())).toBe(0);
    expect(daysAhead(clock.now())).toBe(0);
    writeFileSync(file, `${3 * DAY}\n`);
    expect(daysAhead(clock.now())).toBe(3);
    writeFileSync(file, `-${DAY}`);
    expect(daysAhead(clock.now())).toBe(-1);
    rmSync(file);
    expect(daysAhead(clock.now())).toBe(0);
  });

  it('keeps the last offset while the file makes no sense', () => {
    const file = join(folder, 'offset');
    const clock = createClock(file);
    writeFileSync(file, `${2 * DAY}`);
    expect(daysAhead(clock.now())).toBe(2);
    writeFileSync(file, 'soon');
    expect(daysAhead(clock.now())).toBe(2);
  });
});

describe('chance', () => {
  const random = createRandom();

  it('makes ids that sort by the order of making', () => {
    const ids = Array.from({ length: 1_000 }, () => random.uuid());
    expect(new Set(ids).size).toBe(1_000);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('makes codes that can be read out without doubt', () => {
    for (let n = 0; n < 500; n += 1)
      expect(random.reference()).toMatch(/^[2-79CDFGHJKMNPQRTVWXY]{3}-[2-79CDFGHJKMNPQRTVWXY]{3}$/);
  });

  it('makes fractions from 0 up to 1', () => {
    for (let n = 0; n < 100; n += 1) {
      const fraction = random.fraction();
      expect(fraction >= 0 && fraction < 1).toBe(true);
    }
  });
});
