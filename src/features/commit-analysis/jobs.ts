import { defineJob, defineSubscription, type Job, type Subscription } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { commitsPushed, pullRequestEvents } from '../pull-requests/index.ts';
import { planWeighing, weighJob } from './use-cases/plan-weighing.ts';
import { settleSquash } from './use-cases/settle-squash.ts';
import { weighCommits } from './use-cases/weigh-commits.ts';

export const commitAnalysisJobs = (needs: Ports): readonly Job[] => [
  defineJob({ definition: weighJob, run: (batch) => weighCommits(needs, batch) }),
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
