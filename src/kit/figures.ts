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

/** What a figure that people have seen was made of; no values, so keeping it tells nothing. */
export type Basis = readonly Pick<Item, 'id' | 'authorId'>[];

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
 * Which figure may be shown, so that no answer of fewer than 5 authors can be read from it, nor by subtracting any other
 * figure of its kind that was ever shown: an earlier state of the same card, another team's.
 * @param own the one shown last for the same people and period; null: none yet
 * @param others all that were ever shown and share an answer with the fresh one, of whatever team and period
 */
export function chooseFigure(
  items: readonly Item[],
  { own, others }: { readonly own: Released | null; readonly others: readonly Released[] },
): FigureChoice {
  const value = meanOf(items);
  const isSafe = value !== null && countAuthors(items) >= AUTHORS_MIN && others.every((one) => isApart(items, one));
  if (!isSafe) return own === null ? { kind: 'too-few' } : { kind: 'kept', value: own.value };
  const isSame = own !== null && difference(items, own.basis).length === 0;
  if (isSame) return { kind: 'kept', value: own.value };
  return { kind: 'fresh', value, basis: items.map(({ id, authorId }) => ({ id, authorId })) };
}

/** Whether what one has and the other hasn't is nothing, or the work of enough people. */
function isApart(items: Basis, { basis }: Released): boolean {
  const apart = difference(items, basis);
  return apart.length === 0 || countAuthors(apart) >= AUTHORS_MIN;
}

function difference(one: Basis, other: Basis): Basis {
  const [inOne, inOther] = [new Set(one.map(({ id }) => id)), new Set(other.map(({ id }) => id))];
  return [...one.filter(({ id }) => !inOther.has(id)), ...other.filter(({ id }) => !inOne.has(id))];
}

function countAuthors(basis: Basis): number {
  return new Set(basis.map(({ authorId }) => authorId)).size;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
