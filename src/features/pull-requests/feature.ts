import { defineFeature } from '../../ports/inbound/feature.ts';
import { pullRequestSchedules } from './jobs.ts';
import { pullRequestMessages } from './messages.ts';
import { pullRequestWebhooks } from './webhooks.ts';

export const pullRequestsFeature = defineFeature({
  name: 'pull-requests',
  webhooks: pullRequestWebhooks,
  schedules: pullRequestSchedules,
  messages: pullRequestMessages,
});
