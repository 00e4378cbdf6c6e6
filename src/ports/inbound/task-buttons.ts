import type { button } from '../../kit/blocks/index.ts';
import type { TaskId } from '../../kit/ids.ts';
import type { Tx } from '../outbound/store.ts';

/**
 * Buttons that another feature puts beside a task's own, on its card and where somebody looks at it; none when there is
 * nothing to offer. Asked each time it is drawn, and only for somebody who may edit the task.
 */
export type TaskButtonsOf = (
  tx: Tx,
  about: {
    readonly taskId: TaskId;
    /** `T-12`. */
    readonly ref: string;
  },
) => Promise<readonly ReturnType<typeof button>[]>;
