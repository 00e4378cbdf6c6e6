import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../src/features/kpis/domain/figures.ts';
import { LENSES, MEASURES } from '../../../../src/features/kpis/domain/measures.ts';
import { LENS_BYTES, numberOf, offsetOf, packReadings, readingOf } from '../../../../src/features/kpis/domain/pack.ts';
import { countFor } from '../../../../src/features/kpis/domain/read-measures.ts';
import { EXCLUSIONS, GAPS, type Reading } from '../../../../src/features/kpis/domain/reading.ts';
import { summarize } from '../../../../src/features/kpis/domain/summary.ts';
import { subjects as anySubjects } from './any-subject.ts';

const anyReading: fc.Arbitrary<Reading> = fc.oneof(
  fc.nat(2_000_000).map((value) => ({ kind: 'known' as const, value })),
  fc.constantFrom(...GAPS).map((gap) => ({ kind: 'unknown' as const, gap })),
  fc.constantFrom(...EXCLUSIONS).map((reason) => ({ kind: 'excluded' as const, reason })),
);

describe('packed readings', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        expect(readingOf(numberOf(reading))).toEqual(reading);
      }),
    );
  });

  it('make the same figures as the readings themselves, under every lens', () => {
    fc.assert(
      fc.property(anySubjects, fc.constantFrom(...LENSES), (subjects, lens) => {
        const [at, all] = [offsetOf(lens), subjects.map((subject) => countFor(subject, lens).readings)];
        const packed = subjects.map((subject) => packReadings(subject).subarray(at, at + LENS_BYTES));
        const { counted, excluded, measures } = figuresOf(Buffer.concat(packed), lens);
        const left = all.filter((one) => MEASURES.every((measure) => one[measure].kind === 'excluded'));
        expect(counted).toBe(all.length - left.length);
        expect(Object.values(excluded).reduce((sum, n) => sum + n, 0)).toBe(left.length);
        for (const measure of MEASURES) {
          const own = all.map((one) => one[measure]);
          const values = own.flatMap((one) => (one.kind === 'known' ? [one.value] : []));
          const missing = own.filter(({ kind }) => kind === 'unknown').length;
          if (values.length + missing === 0) expect(measures).not.toHaveProperty(measure);
          else {
            expect(measures[measure]).toMatchObject(summarize({ values, missing }, { lens, measure }));
            expect(Object.values(measures[measure]?.gaps ?? {}).reduce((sum, n) => sum + n, 0)).toBe(missing);
          }
        }
      }),
    );
  });
});
