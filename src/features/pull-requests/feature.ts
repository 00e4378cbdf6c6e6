import { defineFeature } from '../../ports/inbound/feature.ts';
import { syncGauges } from './gauges.ts';
import { syncJobs, syncSubscriptions } from './jobs/sync.ts';
import { pullRequestSchedules } from './jobs.ts';
import { pullRequestMessages } from './messages.ts';
import { syncSlack } from './slack/sync.ts';
import { pullRequestWebhooks } from './webhooks.ts';

export const pullRequestsFeature = defineFeature({
  name: 'pull-requests',
  slack: syncSlack,
  messages: pullRequestMessages,
  jobs: syncJobs,
  schedules: pullRequestSchedules,
  on: syncSubscriptions,
  webhooks: pullRequestWebhooks,
  gauges: syncGauges,
});
