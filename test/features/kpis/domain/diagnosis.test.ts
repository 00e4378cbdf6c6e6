import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countGaps, diagnose } from '../../../../src/features/kpis/domain/diagnosis.ts';
import { LENSES } from '../../../../src/features/kpis/domain/measures.ts';
import { readMeasures } from '../../../../src/features/kpis/domain/read-measures.ts';
import { aSubject, deployed, on } from './a-subject.ts';
import { subjects } from './any-subject.ts';

describe('a diagnosis', () => {
  it('says of how many pull requests what is missing, which figures suffer, and what helps', () => {
    const all = Array.from({ length: 63 }, (_, n) =>
      aSubject({
        number: n,
        authoredAt: [on('2 08:00')],
        mergedAt: on('2 10:00'),
        deployments: n < 41 ? [] : [deployed('2 10:00-2 11:00')],
      }),
    );
    const lines = diagnose(countGaps(all.map((one) => readMeasures(one, 'muster'))));
    expect(lines).toContainEqual({
      ...{ gap: 'no-deployment', missing: 41, of: 63, measures: ['deploy', 'lead'], remedy: 'connect-deployments' },
    });
    // What is missing of most comes first: nobody reviewed any of them.
    expect(lines.map(({ gap }) => gap)).toEqual(['no-review', 'no-deployment']);
  });

  it('says nothing where nothing is missing, and nothing of what a tool doesn’t tell of itself', () => {
    expect(diagnose([])).toEqual([]);
    const one = aSubject({
      ...{ number: 1, authoredAt: [on('2 08:00')], mergedAt: on('2 10:00') },
      deployments: [deployed('2 10:00-2 11:00')],
    });
    expect(diagnose(countGaps([readMeasures(one, 'swarmia')]))).toEqual([]);
  });

  it('leaves out what the lens doesn’t count', () => {
    const bot = aSubject({ number: 1, mergedAt: on('2 10:00'), author: { personId: null, bot: true } });
    expect(diagnose(countGaps([readMeasures(bot, 'muster')]))).toEqual([]);
  });

  it('never misses more than there are', () => {
    fc.assert(
      fc.property(subjects, fc.constantFrom(...LENSES), (all, lens) => {
        for (const { missing, of, measures } of diagnose(countGaps(all.map((one) => readMeasures(one, lens))))) {
          expect(missing).toBeGreaterThan(0);
          expect(missing).toBeLessThanOrEqual(of);
          expect(of).toBeLessThanOrEqual(all.length);
          expect(measures.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
