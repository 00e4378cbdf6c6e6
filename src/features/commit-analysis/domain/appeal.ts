import type { PersonId } from '../../../kit/ids.ts';
import type { Weighed } from './weighed.ts';

/** What somebody says a commit of theirs should weigh. */
export type Appeal = {
  readonly id: string;
  readonly commitId: string;
  readonly personId: PersonId;
  /** Points, 0 to 21. */
  readonly suggested: number;
  /** What the machine said of the commit: the model's value where it gave one. */
  readonly value: number;
};

/**
 * By what the workspace's values are multiplied: what appeals say on the average, each person once, drawn towards 1 as
 * if six more people found everything right. 0.67 to 1.5. The same appeals give the same factor in any order.
 * Source: house rule in README, "Commit values".
 */
export function factorOf(standing: readonly Appeal[]): number {
  const byPerson = Map.groupBy(standing, ({ personId }) => personId);
  const opinions = [...byPerson.values()].map((own) => mean(own.map(opinionOf)));
  const drawn = opinions.reduce((sum, opinion) => sum + opinion, 0) / (opinions.length + CONTENT);
  return Math.min(Math.max(Math.exp(drawn), 1 / FACTOR_MAX), FACTOR_MAX);
}

const CONTENT = 6;
const FACTOR_MAX = 1.5;

/** One appeal's ratio as a logarithm, threefold at most. */
function opinionOf({ suggested, value }: Appeal): number {
  const ratio = Math.max(suggested, SMALL) / Math.max(value, SMALL);
  return Math.min(Math.max(Math.log(ratio), -Math.log(3)), Math.log(3));
}

/** Half an hour's work in points: below it ratios say nothing. */
const SMALL = 0.25;

/** What a commit counts now: the machine's value by the workspace's factor, or what its authors say within bounds. */
export function currentValue(
  weighed: Pick<Weighed, 'value' | 'refinedValue'>,
  factor: number,
  suggested: readonly number[],
): number {
  const machine = machineValue(weighed);
  if (suggested.length === 0) return machine * factor;
  const wish = mean(suggested);
  return Math.min(Math.max(wish, machine / 2), Math.max(machine * 2, machine + 1));
}

export const machineValue = ({ value, refinedValue }: Pick<Weighed, 'value' | 'refinedValue'>): number =>
  refinedValue ?? value;

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(numbers.length, 1);
