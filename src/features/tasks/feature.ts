import { defineFeature } from '../../ports/inbound/feature.ts';
import { taskHome } from './home.ts';
import { taskSchedules } from './jobs.ts';
import { taskMessages } from './messages.ts';
import { taskSlack } from './slack/listeners.ts';

export const tasksFeature = defineFeature({
  name: 'tasks',
  slack: taskSlack,
  home: taskHome,
  messages: taskMessages,
  schedules: taskSchedules,
});
