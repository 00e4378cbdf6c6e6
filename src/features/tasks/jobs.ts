import { z } from 'zod';
import type { PersonId, TaskId } from '../../kit/ids.ts';
import { defineSubscription, type Schedule, type ScheduleRun, type Subscription } from '../../ports/inbound/feature.ts';
import { taskLinesChanged } from '../../ports/inbound/task-lines.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { overrideGranted } from '../overrides/index.ts';
import { climbSignOff } from './use-cases/climb-sign-off.ts';
import { markOverdue, remindDue } from './use-cases/due-marks.ts';
import { endSuspendedWait } from './use-cases/end-suspended-wait.ts';
import { hearConsulted } from './use-cases/hear-consulted.ts';
import { openOverrideReview } from './use-cases/open-override-review.ts';
import { redrawCards } from './use-cases/redraw-cards.ts';
import { sayNow } from './use-cases/say-at-work.ts';
import { sendDigest } from './use-cases/send-digest.ts';

/** Waits of tasks; late ones after a downtime still run, once: a reminder of a date gone by says nothing. */
export const taskSchedules = (needs: Ports): readonly Schedule[] => [
  { name: 'tasks.remind-due', catchUp: 'once', run: ({ actor, args }) => remindDue(needs, actor, readTaskId(args)) },
  {
    name: 'tasks.mark-overdue',
    catchUp: 'once',
    run: ({ actor, args }) => markOverdue(needs, actor, readTaskId(args)),
  },
  { name: 'tasks.say-at-work', catchUp: 'once', run: ({ actor, key, args }) => sayNow(needs, actor, { key, args }) },
  {
    name: 'tasks.hear-consulted',
    catchUp: 'once',
    run: ({ actor, args }) => hearConsulted(needs, actor, readTaskId(args)),
  },
  {
    name: 'tasks.send-digest',
    catchUp: 'once',
    run: ({ actor, args }) => sendDigest(needs, actor, z.uuid().parse(args.personId) as PersonId),
  },
  {
    name: 'tasks.climb-sign-off',
    catchUp: 'once',
    run: ({ actor, args }) => climbSignOff(needs, actor, readTaskId(args)),
  },
];

/** What tasks do about what others announce. */
export const taskSubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: overrideGranted,
    subscriber: 'tasks.open-override-review',
    run: (event) => openOverrideReview(needs, event),
  }),
  defineSubscription({
    event: overrideGranted,
    subscriber: 'tasks.end-suspended-wait',
    run: (event) => endSuspendedWait(needs, event),
  }),
  defineSubscription({
    event: taskLinesChanged,
    subscriber: 'tasks.redraw-cards',
    run: (changed) => redrawCards(needs, changed),
  }),
];

const taskArgs = z.object({ taskId: z.uuid() });

function readTaskId(args: ScheduleRun['args']): TaskId {
  return taskArgs.parse(args).taskId as TaskId;
}
