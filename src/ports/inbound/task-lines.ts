import { z } from 'zod';
import type { TaskId, WorkspaceId } from '../../kit/ids.ts';
import type { Mrkdwn } from '../../kit/mrkdwn.ts';
import type { EventDefinition } from '../outbound/jobs.ts';
import type { Tx } from '../outbound/store.ts';

/**
 * What another feature has to say on a task's living card, in short lines; none when there is nothing. Asked each time
 * the card is drawn: whoever has something new to say has the card drawn again (`taskLinesChanged`). Only people who hold
 * a card read it.
 */
export type TaskLinesOf = (
  tx: Tx,
  about: {
    readonly taskId: TaskId;
    /** `T-12`. */
    readonly ref: string;
    /** People's text. */
    readonly title: string;
    readonly timeZone: string;
    readonly now: Date;
  },
) => Promise<readonly Mrkdwn[]>;

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  taskIds: z.array(z.uuid().transform((id) => id as TaskId)).min(1),
});

/** Announced by features that can't reach a task's cards: they are to be drawn again. */
export const taskLinesChanged: EventDefinition<z.infer<typeof payload>> = {
  name: 'task-lines.changed',
  payload: payload as z.ZodType<z.infer<typeof payload>>,
};
