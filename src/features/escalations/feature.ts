import { defineFeature } from '../../ports/inbound/feature.ts';
import { escalationHome } from './home.ts';
import { escalationSchedules, escalationSubscriptions } from './jobs.ts';
import { escalationLines, escalationMessages } from './messages.ts';
import { escalationSlack } from './slack/listeners.ts';

export const escalationsFeature = defineFeature({
  name: 'escalations',
  slack: escalationSlack,
  home: escalationHome,
  messages: escalationMessages,
  schedules: escalationSchedules,
  on: escalationSubscriptions,
  taskLines: escalationLines,
});
