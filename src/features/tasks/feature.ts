import { defineFeature } from '../../ports/inbound/feature.ts';
import { taskHome } from './home.ts';
import { taskSchedules, taskSubscriptions } from './jobs.ts';
import { taskMessages } from './messages.ts';
import { taskSlack } from './slack/listeners.ts';
import { listDayFacts } from './use-cases/list-day-facts.ts';

export const tasksFeature = defineFeature({
  name: 'tasks',
  slack: taskSlack,
  home: taskHome,
  messages: taskMessages,
  schedules: taskSchedules,
  on: taskSubscriptions,
  dayFacts: listDayFacts,
});
