import type { TaskId } from '../../kit/ids.ts';
import type { Mrkdwn } from '../../kit/mrkdwn.ts';
import type { Tx } from '../outbound/store.ts';

/**
 * What another feature has to say on a task's living card, in short lines; none when there is nothing. Asked each time
 * the card is drawn: whoever has something new to say has the card drawn again. Only people who hold a card read it.
 */
export type TaskLinesOf = (
  tx: Tx,
  about: { readonly taskId: TaskId; readonly timeZone: string; readonly now: Date },
) => Promise<readonly Mrkdwn[]>;
