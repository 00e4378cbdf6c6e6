import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digest } from '../../src/kit/digest.ts';

it('tells texts apart under each seed, and says the same of the same', () => {
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(3), (text, seed) => {
      const made = digest(text, seed);
      expect(made).toMatch(/^[\da-z]{11}$/);
      expect(digest(text, seed)).toBe(made);
      expect(seen.get(`${seed} ${made}`) ?? text).toBe(text);
      seen.set(`${seed} ${made}`, text);
    }),
    { numRuns: 2_000 },
  );
});
