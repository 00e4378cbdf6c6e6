import { type Basis, tellsOfFew } from './tells-of-few.ts';

/** One answer that goes into a figure about AI share, detection or quality: of a team, a workspace, a period. */
export type Item = {
  /** Of the answer: the same in every figure of its kind that it goes into. */
  readonly id: string;
  /** Whose pull request it is about. */
  readonly authorId: string;
  readonly value: number;
  /** How many pull requests it stands for, above 0. */
  readonly weight: number;
};

/** A figure that people have seen. */
export type Released = { readonly value: number; readonly basis: Basis };

/** Authors behind a figure about AI, detection or quality. Source: product page, section 2. */
export const AUTHORS_MIN = 5;

/** Weighted mean; null without any item. */
export function meanOf(items: readonly Item[]): number | null {
  const weight = sum(items.map((item) => item.weight));
  return weight === 0 ? null : sum(items.map((item) => item.value * item.weight)) / weight;
}

export type FigureChoice =
  /** Nobody may see one. */
  | { readonly kind: 'too-few' }
  /** The one people have seen stays. */
  | { readonly kind: 'kept'; readonly value: number }
  | { readonly kind: 'fresh'; readonly value: number; readonly basis: Basis };

/**
 * Which figure may be shown, so that no answer of fewer than 5 authors can be read from it, nor by adding and subtracting
 * other figures of its kind that were ever shown: an earlier state of the same card, other teams, other periods.
 * @param own the one shown last for the same people and period; null: none yet
 * @param others all that were ever shown of a time that meets its own, of whatever team and period
 */
export function chooseFigure(
  items: readonly Item[],
  { own, others }: { readonly own: Released | null; readonly others: readonly Released[] },
): FigureChoice {
  const value = meanOf(items);
  const choice = chooseBasis(items, { own: own?.basis ?? null, others: others.map(({ basis }) => basis) });
  if (choice === 'fresh' && value !== null)
    return { kind: 'fresh', value, basis: items.map(({ id, authorId }) => ({ id, authorId })) };
  return own === null ? { kind: 'too-few' } : { kind: 'kept', value: own.value };
}

/**
 * The same for anything that is made of people's answers, whatever it says of them: `fresh` may be shown, `kept` says that
 * what was shown last has to stay (or is the same), `too-few` that nobody may see any.
 * @param basis an id has to change when what it stands for does
 */
export function chooseBasis(
  basis: Basis,
  { own, others }: { readonly own: Basis | null; readonly others: readonly Basis[] },
): FigureChoice['kind'] {
  const authors = new Set(basis.map(({ authorId }) => authorId));
  if (authors.size < AUTHORS_MIN || tellsOfFew(basis, others, AUTHORS_MIN)) return own === null ? 'too-few' : 'kept';
  return own !== null && isSame(basis, own) ? 'kept' : 'fresh';
}

function isSame(one: Basis, other: Basis): boolean {
  const ids = (basis: Basis) => new Set(basis.map(({ id }) => id));
  return ids(one).symmetricDifference(ids(other)).size === 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
