import { describe, expect, it } from 'vitest';
import { measureImpact } from '../../../../../src/features/kpis/domain/ai-impact/impact.ts';
import { howOften } from '../../../../support/how-often.ts';
import { EFFECTS, inventNullWorlds, inventWorld, type World } from './worlds.ts';

const verdictIn = (world: World) => measureImpact(inventWorld(world)).verdict.kind;

// All 500 stand in `npm run bench ai-impact`.
const NULL_WORLDS = howOften(40, 500);
const EFFECT_WORLDS = howOften(3, 20);

describe('the verdict on AI', () => {
  it('is false in at most 5 % of worlds where AI changes nothing', () => {
    const verdicts = inventNullWorlds(NULL_WORLDS).map(verdictIn);
    const wrong = verdicts.filter((kind) => kind !== 'cant-tell').length;
    expect(verdicts).toHaveLength(NULL_WORLDS);
    expect(wrong).toBeLessThanOrEqual(NULL_WORLDS * 0.05);
  });

  it.each(EFFECTS)('is right where $what', ({ world, truth, name }) => {
    const worlds = Array.from({ length: EFFECT_WORLDS }, (_, n) => ({ ...world, seed: `${name} ${n}` }));
    const found = worlds.map(verdictIn);
    expect(found.filter((kind) => kind !== truth && kind !== 'cant-tell')).toEqual([]);
    expect(found.filter((kind) => kind === truth).length).toBeGreaterThanOrEqual(EFFECT_WORLDS * 0.9);
  });

  it('looks behind a mean over everybody that says the opposite', () => {
    const simpson = EFFECTS.find(({ name }) => name === 'simpson')?.world;
    if (simpson === undefined) throw new Error('there is a world of Simpson');
    const subjects = inventWorld({ ...simpson, seed: 'simpson 0' });
    expect(meanLog(subjects, 'assisted')).toBeLessThan(meanLog(subjects, 'not-assisted') - 0.2);
    expect(measureImpact(subjects).verdict).toEqual({ kind: 'worse' });
  });

  it('gives the same numbers for the same pull requests in another order', () => {
    const subjects = inventWorld({ seed: 'order', authors: 8, pullRequests: 300 });
    const again = measureImpact(subjects.toSorted((a, b) => (a.pullRequestId < b.pullRequestId ? 1 : -1)));
    const once = measureImpact(subjects);
    expect(again.verdict).toEqual(once.verdict);
    expect(again.comparisons.map(({ counts, leftOut }) => [counts, leftOut])).toEqual(
      once.comparisons.map(({ counts, leftOut }) => [counts, leftOut]),
    );
    for (const [at, { difference }] of once.comparisons.entries())
      expect(again.comparisons[at]?.difference?.effect).toBeCloseTo(difference?.effect ?? Number.NaN, 9);
  });
});

function meanLog(subjects: ReturnType<typeof inventWorld>, kind: 'assisted' | 'not-assisted'): number {
  const logs = subjects.filter((one) => one.assistance === kind).map((one) => Math.log(one.cycleMinutes ?? 1));
  return logs.reduce((sum, one) => sum + one, 0) / logs.length;
}
