import { z } from 'zod';
import type { EscalationId, TaskId } from '../../kit/ids.ts';
import { defineSubscription, type Schedule, type ScheduleRun, type Subscription } from '../../ports/inbound/feature.ts';
import { stuckWork } from '../../ports/inbound/stuck-work.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { overrideEnded, overrideGranted } from '../overrides/index.ts';
import { awayChanged } from '../people/index.ts';
import { taskEvents, taskOverdue } from '../tasks/index.ts';
import { followAccountable } from './use-cases/follow-accountable.ts';
import { followAbsence } from './use-cases/follow-others.ts';
import { followTask } from './use-cases/follow-task.ts';
import { notePoints } from './use-cases/note-points.ts';
import { raiseStuck } from './use-cases/raise-stuck.ts';
import { askLongRunning, askOverdue, wakeEscalation } from './use-cases/wake.ts';

/** Waits of escalations. A late one still runs, once: what it does is reckoned from now. */
export const escalationSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'escalations.climb-ladder',
    catchUp: 'once',
    run: ({ actor, args }) => wakeEscalation(needs, actor, escalationArgs.parse(args).escalationId as EscalationId),
  },
  {
    name: 'escalations.ask-overdue',
    catchUp: 'once',
    run: ({ actor, args }) => askOverdue(needs, actor, readTaskId(args)),
  },
  {
    name: 'escalations.ask-long-running',
    catchUp: 'once',
    run: ({ actor, args }) => askLongRunning(needs, actor, readTaskId(args)),
  },
];

/** Every event after which an escalation may have to open, move or end. */
const followed = {
  'escalations.follow-block': taskEvents['task.block'],
  'escalations.follow-start': taskEvents['task.start'],
  'escalations.follow-done': taskEvents['task.done'],
  'escalations.follow-cancel': taskEvents['task.cancel'],
  'escalations.follow-hand-over': taskEvents['task.hand-over'],
  'escalations.follow-not-me': taskEvents['task.not-me'],
  'escalations.follow-undo': taskEvents['task.undo'],
} as const;

export const escalationSubscriptions = (needs: Ports): readonly Subscription[] => [
  ...Object.entries(followed).map(([subscriber, event]) =>
    defineSubscription({ event, subscriber, run: ({ taskId }, { actor }) => followTask(needs, actor, taskId) }),
  ),
  defineSubscription({
    event: taskEvents['task.edit'],
    subscriber: 'escalations.follow-edit',
    run: async (event, { actor }) => {
      await followTask(needs, actor, event.taskId);
      await followAccountable(needs, actor, event);
      await notePoints(needs, actor, event);
    },
  }),
  ...[overrideGranted, overrideEnded].map((event) =>
    defineSubscription({
      event,
      subscriber: `escalations.follow-${event.name.replace('.', '-')}`,
      run: ({ taskId }, { actor }) => followTask(needs, actor, taskId),
    }),
  ),
  defineSubscription({
    event: stuckWork,
    subscriber: 'escalations.raise-stuck',
    run: (stuck, { actor }) => raiseStuck(needs, actor, stuck),
  }),
  defineSubscription({
    event: awayChanged,
    subscriber: 'escalations.follow-absence',
    run: ({ personId }, { actor }) => followAbsence(needs, actor, personId),
  }),
  defineSubscription({
    event: taskOverdue,
    subscriber: 'escalations.follow-overdue',
    run: ({ taskId }, { actor }) => followTask(needs, actor, taskId),
  }),
];

const escalationArgs = z.object({ escalationId: z.uuid() });
const taskArgs = z.object({ taskId: z.uuid() });

function readTaskId(args: ScheduleRun['args']): TaskId {
  return taskArgs.parse(args).taskId as TaskId;
}
