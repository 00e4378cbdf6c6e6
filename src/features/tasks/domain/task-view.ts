import type { PersonId, SlackUserId, TaskId } from '../../../kit/ids.ts';
import type { Points, Task, TaskStatus } from './task.ts';

/** Somebody as a task shows them. */
export type ShownPerson = {
  readonly id: PersonId;
  readonly slackUserId: SlackUserId;
  readonly name: string;
  readonly timeZone: string;
};

/** Another task in one line: a parent, a child, one that is waited for. */
export type TaskLine = {
  readonly id: TaskId;
  readonly number: number;
  readonly title: string;
  readonly status: TaskStatus;
  readonly points: Points | null;
};

/** A task with everything needed to show it to one reader; what that reader may not see is absent. */
export type TaskView = {
  readonly task: Task;
  /** Everybody the task names. Somebody erased is missing. */
  readonly people: ReadonlyMap<PersonId, ShownPerson>;
  readonly parent: TaskLine | null;
  readonly children: readonly TaskLine[];
  readonly waitsFor: readonly TaskLine[];
  /** Whether nothing it waits for is open, what the reader may not see included; true when it waits for nothing. */
  readonly isFree: boolean;
  /** The task a blocker waits on. */
  readonly waitingOn: TaskLine | null;
  /** How it came to the present responsible from another one; null when it was theirs from the start. */
  readonly passedOn: PassedOn | null;
  /** Whether the reader leads its creator, responsible or accountable. */
  readonly readerLeads: boolean;
};

export type PassedOn = {
  readonly kind: 'handed-over' | 'not-me';
  readonly by: PersonId;
  /** Empty when nothing was said. */
  readonly reason: string;
};

/** Everybody a task names, each once. */
export function peopleOf(task: Omit<Task, 'number'>): readonly PersonId[] {
  const waited = task.blocker?.waitingOn?.kind === 'person' ? [task.blocker.waitingOn.personId] : [];
  const blockedBy = task.blocker === null ? [] : [task.blocker.blockedById];
  const raci = [task.creatorId, task.responsibleId, task.accountableId, ...task.consultedIds, ...task.informedIds];
  const asked = [task.signOffAskedId, ...(task.consult?.asked ?? []).map(({ personId }) => personId)];
  return [...new Set([...raci, ...waited, ...blockedBy, ...asked.filter((id) => id !== null)])];
}

export function toLine({ id, number, title, status, points }: Task): TaskLine {
  return { id, number, title, status, points };
}
