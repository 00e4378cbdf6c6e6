import { z } from 'zod';
import type { EscalationId, TaskId } from '../../kit/ids.ts';
import { defineSubscription, type Schedule, type ScheduleRun, type Subscription } from '../../ports/inbound/feature.ts';
import { stuckWork, workUnstuck } from '../../ports/inbound/stuck-work.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { overrideEnded, overrideGranted } from '../overrides/index.ts';
import { awayChanged } from '../people/index.ts';
import { taskEvents, taskOverdue } from '../tasks/index.ts';
import { followAccountable } from './use-cases/follow-accountable.ts';
import { followAbsence } from './use-cases/follow-others.ts';
import { followTask } from './use-cases/follow-task.ts';
import { notePoints } from './use-cases/note-points.ts';
import { endUnstuck, raiseStuck } from './use-cases/raise-stuck.ts';
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

/** Events of tasks that open, move and end nothing here; what is edited has a subscription of its own. */
const unheard = [
  'task.edited',
  'task.sign-off-climbed',
  'task.consult-asked',
  'task.consult-answered',
  'task.consult-held',
];

/** Every event after which an escalation may have to open, move or end; two deeds may share one. */
const heard = new Map(Object.values(taskEvents).map((event) => [event.name, event]));
for (const name of unheard) heard.delete(name);

export const escalationSubscriptions = (needs: Ports): readonly Subscription[] => [
  ...[...heard.values()].map((event) =>
    defineSubscription({
      event,
      subscriber: `escalations.follow-${event.name.slice('task.'.length)}`,
      run: ({ taskId }, { actor }) => followTask(needs, actor, taskId),
    }),
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
    event: workUnstuck,
    subscriber: 'escalations.end-unstuck',
    run: (unstuck, { actor }) => endUnstuck(needs, actor, unstuck),
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
