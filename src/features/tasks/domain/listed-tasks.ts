import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Task } from './task.ts';
import type { ShownPerson } from './task-view.ts';

/** One page of a list, most pressing first, with everybody its lines name. */
export type ListedTasks = {
  readonly tasks: readonly Task[];
  readonly total: number;
  /** Where the page begins; the last page when a later one was asked for. */
  readonly offset: number;
  readonly people: ReadonlyMap<PersonId, ShownPerson>;
  /** Open tasks that a listed one waits for, as far as the reader may see them. */
  readonly waits: ReadonlyMap<TaskId, readonly number[]>;
  /** What other features say of them in a word or three of our own. */
  readonly marks: ReadonlyMap<TaskId, string>;
  /** False for the team's list of somebody who is in no team, and for a person nobody knows. */
  readonly known: boolean;
};
