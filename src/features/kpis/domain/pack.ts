import { LENSES, type Lens, MEASURES } from './measures.ts';
import { countFor } from './read-measures.ts';
import { EXCLUSIONS, GAPS, type Reading } from './reading.ts';
import type { Subject } from './subject.ts';

/**
 * Version of everything that is computed of a pull request. Raise it whenever a lens, a measure, a gap or an exclusion is
 * added, moved or defined otherwise: what was computed before is then computed again, the newest first.
 */
export const RULES = 2;

const NUMBER_BYTES = 4;
/** Bytes of one lens's readings: a number for each measure, in the order of `MEASURES`. */
export const LENS_BYTES = MEASURES.length * NUMBER_BYTES;

/** Everything that the lenses read in a pull request, lens after lens in the order of `LENSES`. */
export function packReadings(subject: Subject): Buffer {
  const packed = Buffer.alloc(LENSES.length * LENS_BYTES);
  for (const [at, lens] of LENSES.entries()) {
    const { readings } = countFor(subject, lens);
    for (const [n, measure] of MEASURES.entries())
      packed.writeInt32LE(numberOf(readings[measure]), at * LENS_BYTES + n * NUMBER_BYTES);
  }
  return packed;
}

/** Where a lens's readings begin, in bytes. */
export function offsetOf(lens: Lens): number {
  return LENSES.indexOf(lens) * LENS_BYTES;
}

/** The number of one measure. @param offset of the lens's readings */
export function packedAt(packed: Buffer, offset: number, measure: number): number {
  return packed.readInt32LE(offset + measure * NUMBER_BYTES);
}

const EXCLUDED = -1_000;

/** 0 and above is a value, from -1 down a gap, from -1000 down an exclusion. */
export function numberOf(reading: Reading): number {
  switch (reading.kind) {
    case 'known':
      return reading.value;
    case 'unknown':
      return -1 - GAPS.indexOf(reading.gap);
    case 'excluded':
      return EXCLUDED - EXCLUSIONS.indexOf(reading.reason);
    default:
      return reading satisfies never;
  }
}

export function readingOf(number: number): Reading {
  if (number >= 0) return { kind: 'known', value: number };
  if (number > EXCLUDED) return { kind: 'unknown', gap: GAPS[-1 - number] ?? 'not-verified' };
  return { kind: 'excluded', reason: EXCLUSIONS[EXCLUDED - number] ?? 'not-in-lens' };
}
