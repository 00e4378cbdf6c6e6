import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that can be repeated: the same seed and name throw the same for ever. */
export type Dice = {
  /** Both ends included. */
  int(from: number, to: number): number;
  /** The upper end left out. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  /** @throws Error for an empty list */
  pick<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): readonly Item[];
  /** Dice of their own: throwing them leaves these as they are, so that one part can grow without moving another. */
  named(name: string): Dice;
};

export function createDice(seed: number, name = ''): Dice {
  const generator = xoroshiro128plus(mix(seed, name));
  const int = (from: number, to: number): number => uniformInt(generator, from, to);
  const float = (): number => uniformFloat32(generator);
  const dice: Dice = {
    int,
    between: (from, to) => from + (to - from) * float(),
    chance: (probability) => float() < probability,
    pick(items) {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    shuffled(items) {
      const left = [...items];
      return items.flatMap(() => left.splice(int(0, left.length - 1), 1));
    },
    named: (inner) => createDice(seed, `${name}/${inner}`),
  };
  return dice;
}

/** FNV-1a over seed and name: 32 bits that differ for neighbouring seeds and names. */
function mix(seed: number, name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}:${name}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
