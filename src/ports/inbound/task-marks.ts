import type { TaskId } from '../../kit/ids.ts';
import type { Tx } from '../outbound/store.ts';

/**
 * What another feature has to say of tasks where many are listed: a word or three of our own, nothing of people's text.
 * Asked for a whole page at once; tasks of which there is nothing to say are left out.
 */
export type TaskMarksOf = (tx: Tx, taskIds: readonly TaskId[]) => Promise<ReadonlyMap<TaskId, string>>;
