import { z } from 'zod';
import type { ConnectionId } from '../../../kit/ids.ts';
import {
  defineJob,
  defineSubscription,
  type Job,
  type Schedule,
  type Subscription,
} from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { repositoriesSelected } from '../../connections/index.ts';
import { readCopilot } from '../use-cases/copilot-needs.ts';
import { planReading, readOn } from '../use-cases/plan-reading.ts';
import { readUsage } from '../use-cases/read-usage.ts';

const DAY_MS = 24 * 3_600_000;

export const copilotJobs = (needs: Ports): readonly Job[] => [
  defineJob({ definition: readCopilot, run: (of) => readUsage(needs, of) }),
];

export const copilotSubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: repositoriesSelected,
    subscriber: 'copilot-usage.start',
    run: ({ workspaceId, connectionId }) => readOn(needs, { workspaceId, connectionId }),
  }),
];

export const copilotSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'copilot-usage.read-daily',
    catchUp: 'once',
    every: (after) => new Date(after.getTime() + DAY_MS),
    run: ({ actor }) => planReading(needs, actor.workspaceId),
  },
  {
    name: 'copilot-usage.read-on',
    catchUp: 'once',
    run: ({ workspaceId, args }) =>
      readOn(needs, { workspaceId, connectionId: z.uuid().parse(args.connectionId) as ConnectionId }),
  },
];
