import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Basis, tellsOfFew } from '../../../src/kit/figures/tells-of-few.ts';

/** One answer of each of these people; `a2` is another answer of a. */
const of = (people: string): Basis => people.split(' ').map((id) => ({ id, authorId: id.slice(0, 1) }));

describe('a figure beside others that were shown', () => {
  it.each([
    ['of enough people, alone', 'a b c d e', [], false],
    ['of too few', 'a b c d', [], true],
    ['of too few, however much they did', 'a a2 a3 b c d', [], true],
    ['the same again', 'a b c d e', ['a b c d e'], false],
    ['one more person', 'a b c d e f', ['a b c d e'], true],
    ['five others', 'f g h i j', ['a b c d e'], false],
    ['five more', 'a b c d e f g h i j', ['a b c d e'], false],
    ['one more answer of the same people', 'a a2 b c d e', ['a b c d e'], true],
    [
      'the workspace, whose other teams leave three people over',
      'a b c d e f g h i j k l m',
      ['a b c d e', 'f g h i j'],
      true,
    ],
    [
      'the workspace, whose other teams leave five over',
      'a b c d e f g h i j k l m n o',
      ['a b c d e', 'f g h i j'],
      false,
    ],
    ['the workspace that is its teams', 'a b c d e f g h i j', ['a b c d e', 'f g h i j'], false],
    // Less the first, plus the second: x and y, though each two of them differ by seven people or more.
    ['a period that two others together undo', 'f g h i j x y', ['a b c d e f g h i j', 'a b c d e'], true],
    ['a week of which two periods leave three', 'a b c d e', ['a b c d e p q r s t', 'p q r s t x y z'], true],
  ] as const)('%s', (_what, fresh, seen, expected) => {
    expect(tellsOfFew(of(fresh), seen.map(of), 5)).toBe(expected);
  });

  it('never lets people be told of who are too few, by whatever sums of what was shown', () => {
    const basis = fc.uniqueArray(fc.constantFrom('a', 'a2', 'b', 'b2', 'c', 'd', 'e', 'e2', 'f', 'g'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(basis, { minLength: 2, maxLength: 6 }), (all) => {
        const shown: Basis[] = [];
        for (const ids of all) {
          const fresh = of(ids.join(' '));
          if (!tellsOfFew(fresh, shown, 3)) shown.push(fresh);
        }
        for (const factors of factorsFor(shown.length)) {
          const people = peopleIn(shown, factors);
          expect(people.size === 0 || people.size >= 3, `${factors}`).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is not kept back without a reason: what it says is told of few follows from a sum', () => {
    const basis = fc.uniqueArray(fc.constantFrom(...'abcdefg'), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(basis, { minLength: 1, maxLength: 4 }), (all) => {
        const [fresh = [], ...seen] = all.map((ids) => of(ids.join(' ')));
        if (!tellsOfFew(fresh, seen, 3)) return;
        const sums = factorsFor(seen.length).map((factors) => peopleIn([fresh, ...seen], [2, ...factors]).size);
        const half = factorsFor(seen.length).map((factors) => peopleIn([fresh, ...seen], [1, ...factors]).size);
        expect([...sums, ...half].some((size) => size > 0 && size < 3)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** Every choice of -2 to 2 for each. */
function factorsFor(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return factorsFor(count - 1).flatMap((rest) => [-2, -1, 0, 1, 2].map((factor) => [...rest, factor]));
}

/** Whose answers have a part in this sum of figures. */
function peopleIn(figures: readonly Basis[], factors: readonly number[]): ReadonlySet<string> {
  const sums = new Map<string, { authorId: string; sum: number }>();
  for (const [n, basis] of figures.entries())
    for (const { id, authorId } of basis) sums.set(id, { authorId, sum: (sums.get(id)?.sum ?? 0) + (factors[n] ?? 0) });
  return new Set([...sums.values()].filter(({ sum }) => sum !== 0).map(({ authorId }) => authorId));
}
