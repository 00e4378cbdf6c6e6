import { describe, expect, it } from 'vitest';
import { createRush } from '../../src/platform/rush.ts';

/** Keeps the loop at work for so many milliseconds, a few at a time. */
async function work(ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const pause = performance.now() + 5;
    while (performance.now() < pause);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a rush', () => {
  it('is on while requests keep the process at work, and over when they stop', async () => {
    const rush = createRush();
    for (let n = 0; n < 100; n += 1) rush.note();
    await work(250);
    expect(rush.isOn()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(rush.isOn()).toBe(false);
  });

  it('is not on when the process is at work for something else', async () => {
    const rush = createRush();
    rush.note();
    await work(250);
    expect(rush.isOn()).toBe(false);
  });
});
