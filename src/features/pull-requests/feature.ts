import { defineFeature } from '../../ports/inbound/feature.ts';
import { syncGauges } from './gauges.ts';
import { reviewHome } from './home/reviews.ts';
import { pullRequestJobs } from './jobs/details.ts';
import { pullRequestSchedules } from './jobs/reviews.ts';
import { syncSubscriptions } from './jobs/sync.ts';
import { pullRequestMessages } from './messages/reviews.ts';
import { pullRequestLines } from './messages/task-lines.ts';
import { reviewMarks } from './messages/task-marks.ts';
import { syncSlack } from './slack/sync.ts';
import { listDayFacts } from './use-cases/list-day-facts.ts';
import { pullRequestWebhooks } from './webhooks.ts';

export const pullRequestsFeature = defineFeature({
  name: 'pull-requests',
  slack: syncSlack,
  home: reviewHome,
  messages: pullRequestMessages,
  jobs: pullRequestJobs,
  schedules: pullRequestSchedules,
  on: syncSubscriptions,
  webhooks: pullRequestWebhooks,
  gauges: syncGauges,
  dayFacts: listDayFacts,
  taskLines: pullRequestLines,
  taskMarks: reviewMarks,
});
