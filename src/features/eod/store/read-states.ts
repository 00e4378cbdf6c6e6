import type { PersonId } from '../../../kit/ids.ts';
import type { DayFact } from '../../../ports/inbound/day-facts.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isOpen, listTasksByNumber, maySee, taskRef } from '../../tasks/index.ts';
import { referencesIn } from '../domain/contradictions.ts';

type Question = {
  readonly personId: PersonId;
  readonly lines: readonly string[];
  readonly facts: readonly DayFact[];
};

/** Of the things these lines name: whether they are still open. What the person may not see stays unknown. */
export async function readStates(tx: Tx, { personId, lines, facts }: Question): Promise<ReadonlyMap<string, boolean>> {
  const refs = lines.flatMap(referencesIn);
  const numbers = refs.flatMap((ref) => /^T-(\d{1,9})$/.exec(ref)?.[1] ?? []).map(Number);
  const actor = { personId, role: 'developer' } as const;
  const tasks = (await listTasksByNumber(tx, [...new Set(numbers)])).filter(
    (task) => maySee({ actor, task }).kind === 'allowed',
  );
  return new Map([
    ...pullRequests(facts).filter(([ref]) => refs.includes(ref)),
    // Its doer is done with a task that only waits for a signature.
    ...tasks.map((task) => [taskRef(task.number), isOpen(task) && task.awaitingSignOffAt === null] as const),
  ]);
}

/** A pull request of the day is open unless one of the day's facts says otherwise. */
function pullRequests(facts: readonly DayFact[]): readonly (readonly [ref: string, open: boolean])[] {
  const own = facts.filter(({ subject }) => subject.startsWith('pull-request:'));
  const closed = new Set(own.filter(({ kind }) => CLOSES.has(kind)).map(({ ref }) => ref));
  return own.filter(({ kind }) => kind !== 'pull-request.reviewed').map(({ ref }) => [ref, !closed.has(ref)]);
}

const CLOSES = new Set(['pull-request.merged', 'pull-request.closed']);
