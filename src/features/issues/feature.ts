import { defineFeature } from '../../ports/inbound/feature.ts';
import { issueGauges } from './gauges.ts';
import { issueJobs, issueSchedules, issueSubscriptions } from './jobs.ts';
import { issueMessages } from './messages/sync.ts';
import { issueButtons } from './messages/task-buttons.ts';
import { issueLines } from './messages/task-lines.ts';
import { issueSlack } from './slack/listeners.ts';
import { listDayFacts } from './use-cases/list-day-facts.ts';
import { issueWebhooks } from './webhooks.ts';

export const issuesFeature = defineFeature({
  name: 'issues',
  slack: issueSlack,
  messages: issueMessages,
  jobs: issueJobs,
  schedules: issueSchedules,
  on: issueSubscriptions,
  trackerWebhooks: issueWebhooks,
  gauges: issueGauges,
  dayFacts: listDayFacts,
  taskLines: issueLines,
  taskButtons: issueButtons,
});
