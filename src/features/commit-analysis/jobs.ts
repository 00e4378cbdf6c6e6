import { defineJob, defineSubscription, type Job, type Subscription } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { commitsPushed } from '../pull-requests/index.ts';
import { planWeighing, weighJob } from './use-cases/plan-weighing.ts';
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
];
