import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateCommit } from '../../../../src/features/commit-analysis/domain/estimate.ts';
import { estimateFromSizes, type SizedChange } from '../../../../src/features/commit-analysis/domain/estimate-sizes.ts';
import { addedTo, changedFile, commit, type File, newFile, renamedFile, sources } from './diffs.ts';

type SizedCommit = SizedChange['commits'][number];

const one = (sha: string, size: SizedCommit['size'] = null, parents = 1): SizedCommit => ({ sha, parents, size });
const bare = (files: readonly File[]) => files.map(({ patch: _, ...file }) => file);
const guess = (...files: readonly File[]) => {
  const estimate = estimateFromSizes({ files: bare(files), commits: [one('a')] }).get('a');
  if (estimate === undefined) throw new Error('not weighed');
  return estimate;
};
const read = (...files: readonly File[]) => estimateCommit(commit(...files));
const linesOf = (n: number) => sources[n]?.lines ?? [];

describe('a commit weighed by sizes', () => {
  it.each([
    ['new code', [newFile('src/a.ts', linesOf(0))]],
    ['new tests', [newFile('src/a.test.ts', linesOf(1))]],
    ['code put into a file', [addedTo('src/a.ts', linesOf(2).slice(0, 40))]],
    ['code in the place of other code', [changedFile('src/a.ts', linesOf(3), linesOf(4))]],
    ['all of it together', sources.map(({ path, lines }) => newFile(path, lines))],
  ])('comes within half and double of what its diff says: %s', (_, files) => {
    const ratio = guess(...files).value / read(...files).value;
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('weighs nothing where the diff would weigh nothing by its path', () => {
    const nothing = ['package-lock.json', 'vendor/x/index.js', 'api/user.pb.go'].map((path) =>
      newFile(path, linesOf(0)),
    );
    expect(guess(...nothing).value).toBe(0);
    expect(guess(renamedFile('src/a.ts', 'src/b.ts')).value).toBe(0);
  });

  it('says first that it is a guess, with hours wider than the diff’s', () => {
    const files = [newFile('src/a.ts', linesOf(0))];
    const [sizes, diff] = [guess(...files), read(...files)];
    expect(sizes.reasons.map(({ code }) => code)).toEqual(['from-sizes', 'new-code']);
    expect(sizes.hours.high / sizes.hours.low).toBeGreaterThan((2 * diff.hours.high) / diff.hours.low);
    expect(sizes.hours.low).toBeLessThan(diff.value * 2);
    expect(sizes.hours.high).toBeGreaterThan(diff.value * 2);
  });

  it('counts little of a file with thousands of lines', () => {
    const huge = { ...newFile('src/a.ts', []), additions: 20_000 };
    expect(guess(huge).value).toBeLessThan(guess({ ...huge, additions: 600 }).value * 6);
  });
});

describe('a pull request’s commits', () => {
  const files = bare([newFile('src/a.ts', linesOf(0)), newFile('src/a.test.ts', linesOf(1))]);
  const values = (...commits: readonly SizedCommit[]) =>
    [...estimateFromSizes({ files, commits }).values()].map(({ value }) => value);

  it('share what it weighs by the lines each of them changes', () => {
    const [small = 0, large = 0] = values(
      one('a', { additions: 10, deletions: 0 }),
      one('b', { additions: 20, deletions: 10 }),
    );
    expect(large / small).toBeCloseTo(3);
  });

  it('share it equally where the host doesn’t tell one of them', () => {
    const [a, b, c] = values(one('a'), one('b', { additions: 90, deletions: 0 }), one('c'));
    expect([b, c]).toEqual([a, a]);
  });

  it('leave merges out, whose lines were written elsewhere', () => {
    const told = values(one('a', { additions: 5, deletions: 5 }), one('m', { additions: 900, deletions: 0 }, 2));
    expect(told).toEqual([values(one('a'))[0], 0]);
    expect(values(one('m', null, 2))).toEqual([0]);
  });

  it('together weigh what the pull request does, however it is cut', () => {
    const size = fc.option(fc.record({ additions: fc.nat(500), deletions: fc.nat(500) }), { nil: null });
    const file = fc.record({
      path: fc.constantFrom('src/a.ts', 'src/b.py', 'docs/c.md', 'package-lock.json', 'x.test.ts'),
      status: fc.constant('modified' as const),
      additions: fc.nat(3_000),
      deletions: fc.nat(3_000),
    });
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 30 }), fc.array(file, { maxLength: 20 }), (sizes, some) => {
        const commits = sizes.map((each, n) => one(`c${n}`, each));
        const whole = estimateFromSizes({ files: some, commits: [one('all')] }).get('all')?.value ?? 0;
        const parts = [...estimateFromSizes({ files: some, commits }).values()];
        expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(whole, 6);
        expect(parts.every(({ value, hours }) => value >= 0 && hours.high >= hours.low)).toBe(true);
      }),
    );
  });
});
