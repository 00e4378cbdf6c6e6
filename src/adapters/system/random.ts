import { randomBytes, randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { Random } from '../../ports/outbound/system.ts';

export function createRandom(): Random {
  return {
    uuid: () => v7(),
    fraction: () => Math.random(),
    secret: () => randomBytes(32).toString('base64url'),
    reference: () => `${letters(3)}-${letters(3)}`,
  };
}

/** No 0/O, 1/I/L, 2/Z, 5/S, 8/B or U/V pairs, and no vowels that would make words; 24^6 is 190 million codes. */
const ALPHABET = '2345679CDFGHJKMNPQRTVWXY';

function letters(count: number): string {
  return Array.from({ length: count }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
