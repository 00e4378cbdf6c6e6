import type { Workplace } from '../../../kit/dates/working-day.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isOpen, listTasksById } from '../../tasks/index.ts';
import type { Blocker, CheckIn } from '../domain/check-in.ts';
import { type Contradiction, findContradictions } from '../domain/contradictions.ts';
import { composeDraft, type Draft, openPart } from '../domain/draft.ts';
import { spanOf } from '../domain/when.ts';
import { findSentBefore } from './check-ins.ts';
import { readStates } from './read-states.ts';

export type DraftQuestion = {
  readonly personId: PersonId;
  readonly on: CalendarDay;
  readonly workplace: Workplace;
  /** What happened later isn't in it: so that what is sent is what was seen. */
  readonly until: Date;
};

/** What a day looks like to Muster. */
export type Drafted = {
  readonly draft: Draft;
  readonly facts: Parameters<typeof findContradictions>[0]['facts'];
  readonly contradictions: readonly Contradiction[];
  /** The newest check-in of an earlier day; null for the first one. */
  readonly before: CheckIn | null;
};

/** Writes the draft of a day from what is known at that instant. */
export async function readDraft(needs: Pick<Ports, 'dayFacts'>, tx: Tx, question: DraftQuestion): Promise<Drafted> {
  const { personId, on, workplace, until } = question;
  const { from, to } = spanOf(on, workplace);
  const [facts, before] = await Promise.all([
    until <= from ? [] : needs.dayFacts(tx, { personId, from, to: until < to ? until : to }),
    findSentBefore(tx, personId, on),
  ]);
  const stillBlocked = await readStillBlocked(tx, personId, before?.blockers ?? []);
  const draft = composeDraft(facts, { before, stillBlocked });
  const told = openPart(draft);
  const done = told.done.map(({ text }) => text);
  const since = (text: string) => before?.blockers.find((blocker) => blocker.text === text)?.since ?? on;
  const contradictions = findContradictions({
    ...{ on, done, facts, workdays: workplace },
    blockers: draft.blockers.map(({ text }) => ({ text, since: since(text) })),
    isOpen: await readStates(tx, { personId, lines: done, facts }),
  });
  return { draft, facts, contradictions, before };
}

/** A blocker whose task goes on, or is closed, isn't carried over. */
async function readStillBlocked(
  tx: Tx,
  personId: PersonId,
  blockers: readonly Blocker[],
): Promise<(blocker: Blocker) => boolean> {
  const tasks = await listTasksById(
    tx,
    blockers.flatMap(({ taskId }) => taskId ?? []),
  );
  return ({ taskId }) => {
    const task = tasks.find(({ id }) => id === taskId);
    if (task === undefined) return taskId === null;
    return task.responsibleId === personId ? task.status === 'blocked' : isOpen(task);
  };
}
