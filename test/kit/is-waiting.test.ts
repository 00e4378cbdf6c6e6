import { describe, expect, it } from 'vitest';
import { isWaiting } from '../../src/kit/is-waiting.ts';

const NOW = new Date('2026-11-25T09:00:00Z');

describe('waiting', () => {
  it('lasts until the instant the host named, and no longer', () => {
    expect(isWaiting({ waitUntil: null }, NOW)).toBe(false);
    expect(isWaiting({ waitUntil: new Date(NOW.getTime() + 1) }, NOW)).toBe(true);
    expect(isWaiting({ waitUntil: NOW }, NOW)).toBe(false);
  });
});
