import { defineFeature } from '../../ports/inbound/feature.ts';
import { reviewHome } from './home/reviews.ts';
import { pullRequestJobs } from './jobs/details.ts';
import { pullRequestSchedules } from './jobs/reviews.ts';
import { pullRequestMessages } from './messages/reviews.ts';
import { listDayFacts } from './use-cases/list-day-facts.ts';
import { pullRequestWebhooks } from './webhooks.ts';

export const pullRequestsFeature = defineFeature({
  name: 'pull-requests',
  home: reviewHome,
  webhooks: pullRequestWebhooks,
  jobs: pullRequestJobs,
  schedules: pullRequestSchedules,
  messages: pullRequestMessages,
  dayFacts: listDayFacts,
});
