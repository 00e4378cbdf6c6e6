import { describe, expect, it } from 'vitest';
import { createKeyRing } from '../../../src/platform/webhooks/key-ring.ts';
import { key } from './rig.ts';

describe('the keys in force', () => {
  it('are read once for whoever asks at the same time, and kept while the store is away', async () => {
    let asked = 0;
    let away = false;
    const ring = createKeyRing(
      {
        async list() {
          asked += 1;
          if (away) throw new Error('away');
          return [key()];
        },
      },
      'github',
    );
    const all = await Promise.all(Array.from({ length: 50 }, () => ring.list()));
    expect([asked, new Set(all).size]).toEqual([1, 1]);
    away = true;
    expect(await ring.list()).toEqual([key()]);
    expect(asked).toBe(1);
  });

  it('are unknown, not empty, where they could never be read', async () => {
    const ring = createKeyRing({ list: () => Promise.reject(new Error('away')) }, 'github');
    await expect(ring.list()).rejects.toThrow('away');
  });
});
