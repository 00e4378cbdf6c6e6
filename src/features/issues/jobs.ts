import { z } from 'zod';
import type { ConnectionId } from '../../kit/ids.ts';
import {
  defineJob,
  defineSubscription,
  type Job,
  type Schedule,
  type Subscription,
} from '../../ports/inbound/feature.ts';
import { taskMoved } from '../../ports/inbound/task-moves.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { projectsSelected, trackerDue } from '../connections/index.ts';
import { followTask, hasToFollow, settleTie } from './use-cases/settle-tie.ts';
import { continueSync } from './use-cases/sync/continue-sync.ts';
import { readOn, repairDaily, startSync } from './use-cases/sync/start-sync.ts';
import { settleWork, syncWork } from './use-cases/work.ts';

export const issueJobs = (needs: Ports): readonly Job[] => [
  defineJob({ definition: syncWork, run: (of) => continueSync(needs, of) }),
  defineJob({ definition: settleWork, run: (of) => settleTie(needs, of) }),
];

export const issueSubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: projectsSelected,
    subscriber: 'issues.start-sync',
    run: ({ byId = null, ...chosen }) => startSync(needs, { ...chosen, byId }),
  }),
  defineSubscription({ event: trackerDue, subscriber: 'issues.repair-daily', run: (of) => repairDaily(needs, of) }),
  defineSubscription({
    event: taskMoved,
    subscriber: 'issues.follow-task',
    isNeeded: hasToFollow,
    run: (of) => followTask(needs, of),
  }),
];

export const issueSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'issues.read-on',
    catchUp: 'once',
    run: ({ workspaceId, args }) =>
      readOn(needs, { workspaceId, connectionId: z.uuid().parse(args.connectionId) as ConnectionId }),
  },
];
