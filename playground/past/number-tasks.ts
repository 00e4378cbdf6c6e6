import type { GitDeed } from '../github/deed.ts';
import { DRAFT_FROM } from './chapter.ts';
import type { Ledger } from './ledger.ts';
import { numbersTaken, type PlannedDeed } from './planned-deed.ts';

type Written = {
  readonly deeds: readonly PlannedDeed[];
  readonly onGitHub: readonly GitDeed[];
  readonly ledger: Ledger;
};

type Told = Pick<Ledger, 'tasks' | 'pulls'>;

/**
 * Gives tasks the numbers Muster will give them: by order of creation. Provisional ones are exchanged wherever they
 * stand, in fields and as `T-1000012` in texts. Tasks of the ledger are sorted by their numbers.
 * @param deeds in order of instant
 * @throws Error when something speaks of a task that is never created
 */
export function numberTasks({ deeds, onGitHub, ledger }: Written): Written {
  const numbers = new Map(deeds.flatMap(({ deed }) => numbersTaken(deed)).map((draft, at) => [draft, at + 1]));
  const final = (draft: number): number => {
    const number = numbers.get(draft);
    if (number === undefined) throw new Error(`the task ${draft} is never created`);
    return number;
  };
  const { tasks, pulls } = ledger;
  const exchanged = exchange({ deeds, onGitHub, tasks, pulls }, final) as Omit<Written, 'ledger'> & Told;
  const inOrder = exchanged.tasks.toSorted((a, b) => a.number - b.number);
  return {
    ...{ deeds: exchanged.deeds, onGitHub: exchanged.onGitHub },
    ledger: { ...ledger, tasks: inOrder, pulls: exchanged.pulls },
  };
}

function exchange(value: unknown, final: (draft: number) => number): unknown {
  if (typeof value === 'number') return value >= DRAFT_FROM ? final(value) : value;
  if (typeof value === 'string' && !value.includes('T-')) return value;
  if (typeof value === 'string') return value.replace(/\bT-(\d{7,})\b/g, (_, draft) => `T-${final(Number(draft))}`);
  if (Array.isArray(value)) return value.map((item) => exchange(item, final));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exchange(inner, final)]));
}
