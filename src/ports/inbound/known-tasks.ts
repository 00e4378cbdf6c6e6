import type { TaskId } from '../../kit/ids.ts';
import type { Tx } from '../outbound/store.ts';

/** What features beside `tasks` may know of a task. */
export type KnownTask = {
  readonly id: TaskId;
  /** `T-12`. */
  readonly ref: string;
  /** Known to its creator and RACI people only: never named to others. */
  readonly private: boolean;
  readonly open: boolean;
};

/** How features that stand beside `tasks` ask about them. Implemented by `tasks`, wired in `app.ts`. */
export interface KnownTasks {
  /** By their numbers (12 of `T-12`); numbers without a task in the workspace are left out. */
  byNumbers(tx: Tx, numbers: readonly number[]): Promise<ReadonlyMap<number, KnownTask>>;
  /** Those of the ids that exist. */
  byIds(tx: Tx, ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, KnownTask>>;
}
