import { z } from 'zod';
import type { ConnectionId } from '../../../kit/ids.ts';
import {
  defineJob,
  defineSubscription,
  type Job,
  type Schedule,
  type ScheduleRun,
  type Subscription,
} from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { repositoriesSelected } from '../../connections/index.ts';
import { continueSync } from '../use-cases/sync/continue-sync.ts';
import { askOn, recoverDeliveries as recover } from '../use-cases/sync/recover-deliveries.ts';
import { readOn, repairDaily } from '../use-cases/sync/repair-daily.ts';
import { startSync } from '../use-cases/sync/start-sync.ts';
import { recoverDeliveries, syncHistory } from '../use-cases/sync/sync-needs.ts';

const DAY_MS = 24 * 3_600_000;

export const syncJobs = (needs: Ports): readonly Job[] => [
  defineJob({ definition: syncHistory, run: (of) => continueSync(needs, of) }),
  defineJob({ definition: recoverDeliveries, run: (of) => recover(needs, of) }),
];

export const syncSubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: repositoriesSelected,
    subscriber: 'pull-requests.start-sync',
    run: ({ byId = null, ...chosen }) => startSync(needs, { ...chosen, byId }),
  }),
];

export const syncSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'pull-requests.repair-daily',
    catchUp: 'once',
    every: (after) => new Date(after.getTime() + DAY_MS),
    run: ({ actor }) => repairDaily(needs, actor.workspaceId),
  },
  { name: 'pull-requests.read-on', catchUp: 'once', run: (run) => readOn(needs, connectionIn(run)) },
  { name: 'pull-requests.ask-on', catchUp: 'once', run: (run) => askOn(needs, connectionIn(run)) },
];

function connectionIn({ workspaceId, args }: ScheduleRun) {
  return { workspaceId, connectionId: z.uuid().parse(args.connectionId) as ConnectionId };
}
