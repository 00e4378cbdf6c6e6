import { Temporal } from 'temporal-polyfill';
import { people } from '../../company.ts';
import { numbersTaken, type PlannedDeed } from '../planned-deed.ts';

/**
 * The instants, in milliseconds and in order, at which Muster may remind of a date or call a task overdue: 09:00 on the
 * working day before and 18:00 on the date, where the responsible lives, while the task is open. They only say where the
 * clock is to stop; what happens there is Muster's.
 */
export function findStops(deeds: readonly PlannedDeed[], to: number): readonly number[] {
  const tasks = new Map<number, Dated>();
  const stops = new Set<number>();
  const collect = (task: Dated | undefined, until: number): void => {
    if (task?.open !== true) return;
    for (const stop of stopsOf(task)) if (stop > task.since && stop < until) stops.add(stop);
  };
  for (const { at, by, deed } of deeds) {
    for (const { task, next } of changesBy({ by, deed }, tasks)) {
      collect(tasks.get(task), Date.parse(at));
      tasks.set(task, { ...next, since: Date.parse(at) });
    }
  }
  for (const task of tasks.values()) collect(task, to);
  return [...stops].sort((a, b) => a - b);
}

type State = { readonly responsible: string; readonly dueOn: string | null; readonly open: boolean };
type Dated = State & { readonly since: number };
type Change = { readonly task: number; readonly next: State };

function changesBy({ deed }: Pick<PlannedDeed, 'by' | 'deed'>, tasks: ReadonlyMap<number, Dated>): readonly Change[] {
  if (deed.kind === 'create' || deed.kind === 'create-from-message' || deed.kind === 'split') {
    const { responsible, dueOn } = deed;
    return numbersTaken(deed).map((task) => ({ task, next: { responsible, dueOn, open: true } }));
  }
  const before = 'task' in deed ? tasks.get(deed.task) : undefined;
  if (before === undefined || !('task' in deed)) return [];
  const { task } = deed;
  switch (deed.kind) {
    case 'move':
      if (deed.verb === 'start' || deed.verb === 'block') return [];
      return [{ task, next: { ...before, open: deed.verb === 'reopen' } }];
    case 'postpone':
      return [{ task, next: { ...before, dueOn: deed.dueOn } }];
    case 'hand-over':
      return [{ task, next: { ...before, responsible: deed.to } }];
    default:
      // Who gets it back with *Not me* lives where the creator lives: a stop too few is made up for by the next one.
      return [];
  }
}

function stopsOf({ responsible, dueOn }: State): readonly number[] {
  const timeZone = people.find(({ handle }) => handle === responsible)?.timeZone ?? 'UTC';
  if (dueOn === null) return [];
  const due = Temporal.PlainDate.from(dueOn);
  const before = due.subtract({ days: due.dayOfWeek === 1 ? 3 : due.dayOfWeek === 7 ? 2 : 1 });
  return [
    before.toZonedDateTime({ timeZone, plainTime: '09:00' }).epochMilliseconds,
    due.toZonedDateTime({ timeZone, plainTime: '18:00' }).epochMilliseconds,
  ];
}
