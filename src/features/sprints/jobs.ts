import { z } from 'zod';
import { defineSubscription, type Schedule, type Subscription } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { issueChanged, sprintChanged } from '../issues/index.ts';
import { taskEvents } from '../tasks/index.ts';
import { followTask, refreshCards } from './use-cases/follow-task.ts';
import { followIssues, followTracker, sealTracker } from './use-cases/follow-tracker.ts';
import { remindEnd, type SprintId } from './use-cases/remind-end.ts';

/** Two deeds may share one event. */
const heard = new Map(Object.values(taskEvents).map((event) => [event.name, event]));

export const sprintSubscriptions = (needs: Ports): readonly Subscription[] => [
  ...trackerSubscriptions(needs),
  ...[...heard.values()].map((event) =>
    defineSubscription({
      event,
      subscriber: `sprints.follow-${event.name.slice('task.'.length)}`,
      run: ({ taskId }, { actor }) => followTask(needs, actor, taskId),
    }),
  ),
];

/** What the issue tracker tells. */
const trackerSubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: sprintChanged,
    subscriber: 'sprints.follow-tracker',
    run: ({ sprintIds }, { actor }) => followTracker(needs, actor, sprintIds),
  }),
  defineSubscription({
    event: issueChanged,
    subscriber: 'sprints.follow-issues',
    run: (_, { actor }) => followIssues(needs, actor),
  }),
];

const HOUR_MS = 3_600_000;
const sprintArgs = z.object({ sprintId: z.uuid().transform((id) => id as SprintId) });

export const sprintSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'sprints.refresh-cards',
    catchUp: 'once',
    // Teams live in many zones, and midnight comes at some full or half hour: an hour late is early enough.
    every: (after) => new Date((Math.floor(after.getTime() / HOUR_MS) + 1) * HOUR_MS),
    run: ({ actor }) => refreshCards(needs, actor),
  },
  {
    name: 'sprints.seal-tracker',
    catchUp: 'once',
    run: ({ actor, args }) => sealTracker(needs, actor, sprintArgs.parse(args).sprintId),
  },
  {
    name: 'sprints.remind-end',
    catchUp: 'once',
    run: ({ actor, args }) => remindEnd(needs, actor, sprintArgs.parse(args).sprintId),
  },
];
