import {
  defineJob,
  defineSubscription,
  type Job,
  type Schedule,
  type Subscription,
} from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { commitsPushed, pullRequestEvents } from '../pull-requests/index.ts';
import { planReading } from './use-cases/plan-reading.ts';
import { planWeighing } from './use-cases/plan-weighing.ts';
import { settleSquash } from './use-cases/settle-squash.ts';
import { weighCommits } from './use-cases/weigh-commits.ts';
import { weighJob } from './use-cases/weigh-later.ts';

export const commitAnalysisJobs = (needs: Ports): readonly Job[] => [
  defineJob({ definition: weighJob, run: (batch) => weighCommits(needs, batch) }),
];

export const commitAnalysisSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'commit-analysis.read-history',
    catchUp: 'once',
    run: ({ actor }) => planReading(needs, actor.workspaceId),
  },
];

export const commitAnalysisSubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: commitsPushed,
    subscriber: 'commit-analysis.plan-weighing',
    run: (event) => planWeighing(needs, event),
  }),
  defineSubscription({
    event: pullRequestEvents.merged,
    subscriber: 'commit-analysis.settle-squash',
    run: (event) => settleSquash(needs, event),
  }),
];
