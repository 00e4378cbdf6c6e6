import { defineFeature } from '../../ports/inbound/feature.ts';
import { syncGauges } from './gauges.ts';
import { syncJobs, syncSchedules, syncSubscriptions } from './jobs/sync.ts';
import { syncMessages } from './messages/sync.ts';
import { syncSlack } from './slack/sync.ts';
import { pullRequestWebhooks } from './webhooks.ts';

export const pullRequestsFeature = defineFeature({
  name: 'pull-requests',
  slack: syncSlack,
  messages: syncMessages,
  jobs: syncJobs,
  schedules: syncSchedules,
  on: syncSubscriptions,
  webhooks: pullRequestWebhooks,
  gauges: syncGauges,
});
