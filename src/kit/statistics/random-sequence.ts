import { digest } from '../digest.ts';

/**
 * Numbers in [0, 1) that look like chance and come again in the same order for the same seed: for figures that must be
 * the same whoever computes them, never for ids or secrets.
 * Source: sfc32, public domain (PractRand, Chris Doty-Humphrey); period 2^32 at least.
 */
export function randomSequence(seed: string): () => number {
  let [a, b, c, d] = [0, 1, 2].map((n) => Number.parseInt(digest(seed, n), 36) | 0).concat(1) as [
    number,
    number,
    number,
    number,
  ];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4294967296;
  };
  // The first ones still show how alike two seeds are.
  for (let n = 0; n < 12; n += 1) next();
  return next;
}
