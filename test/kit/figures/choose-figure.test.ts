import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFigure, type Item, meanOf, type Released } from '../../../src/kit/figures/choose-figure.ts';

const item = (author: string, n: number, value: number, weight = 1): Item => ({
  ...{ id: `${author}-${n}`, authorId: author, value, weight },
});
const five = ['a', 'b', 'c', 'd', 'e'].map((author, n) => item(author, 1, n % 2));
const shown = (items: readonly Item[], value = 0.4): Released => ({
  value,
  basis: items.map(({ id, authorId }) => ({ id, authorId })),
});
const choose = (items: readonly Item[], own: Released | null = null, others: readonly Released[] = []) =>
  chooseFigure(items, { own, others: own === null ? others : [own, ...others] });

describe('a figure of a team', () => {
  it('is a mean by the pull requests each answer stands for', () => {
    expect(meanOf(five)).toBeCloseTo(0.4);
    expect(meanOf([item('a', 1, 1, 3), item('b', 1, 0, 1)])).toBe(0.75);
    expect(meanOf([])).toBeNull();
  });

  it('is shown from five authors on, whatever they did much of', () => {
    expect(choose(five).kind).toBe('fresh');
    const four = [...five.slice(0, 4), ...five.slice(0, 4).map((one) => ({ ...one, id: `${one.id}-more` }))];
    expect(choose(four)).toEqual({ kind: 'too-few' });
    expect(choose([])).toEqual({ kind: 'too-few' });
  });

  it('stays as it was shown when one more author’s answer could be read from the change', () => {
    expect(choose([...five, item('f', 1, 1)], shown(five))).toEqual({ kind: 'kept', value: 0.4 });
    expect(choose([...five, item('a', 2, 1)], shown(five))).toEqual({ kind: 'kept', value: 0.4 });
    expect(choose(five, shown(five))).toEqual({ kind: 'kept', value: 0.4 });
  });

  it('changes once five authors’ answers change it together', () => {
    const ten = [...five, ...['f', 'g', 'h', 'i', 'j'].map((author) => item(author, 1, 1))];
    expect(choose(ten.slice(0, 9), shown(five)).kind).toBe('kept');
    expect(choose(ten, shown(five))).toMatchObject({ kind: 'fresh', value: 0.7 });
  });

  it('isn’t shown where subtracting it from another team’s would tell of too few', () => {
    const other = [...five, item('f', 1, 1)];
    expect(choose(other, null, [shown(five)])).toEqual({ kind: 'too-few' });
    expect(choose(five, null, [shown(five)]).kind).toBe('fresh');
    const apart = five.map((one) => ({ ...one, id: `${one.id}-other` }));
    expect(choose(apart, null, [shown(five)]).kind).toBe('fresh');
  });

  it('never lets two that were shown differ by fewer than five authors, however answers come in', () => {
    const answers = fc.array(
      fc.record({
        author: fc.constantFrom(...'abcdefghij'),
        n: fc.integer({ min: 1, max: 4 }),
        value: fc.constantFrom(0, 1),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(answers, fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }), (all, cuts) => {
        const items = [
          ...new Map(all.map((one) => [`${one.author}-${one.n}`, item(one.author, one.n, one.value)])).values(),
        ];
        const seen: Released[] = [];
        for (const cut of cuts) {
          const choice = choose(items.slice(0, cut), seen.at(-1) ?? null, seen);
          if (choice.kind === 'fresh') seen.push(choice);
        }
        for (const one of seen)
          for (const other of seen) {
            const ids = new Set(other.basis.map(({ id }) => id));
            const apart = new Set(one.basis.filter(({ id }) => !ids.has(id)).map(({ authorId }) => authorId));
            const back = new Set(one.basis.map(({ id }) => id));
            for (const { id, authorId } of other.basis) if (!back.has(id)) apart.add(authorId);
            expect(apart.size === 0 || apart.size >= 5).toBe(true);
          }
      }),
    );
  });
});
