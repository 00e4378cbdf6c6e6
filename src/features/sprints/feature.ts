import { defineFeature } from '../../ports/inbound/feature.ts';
import { sprintHome } from './home.ts';
import { sprintSchedules, sprintSubscriptions } from './jobs.ts';
import { sprintLines, sprintMessages } from './messages.ts';
import { sprintSlack } from './slack/listeners.ts';
import { sprintField } from './use-cases/task-field.ts';

export const sprintsFeature = defineFeature({
  name: 'sprints',
  slack: sprintSlack,
  home: sprintHome,
  messages: sprintMessages,
  schedules: sprintSchedules,
  on: sprintSubscriptions,
  taskLines: sprintLines,
  taskFields: [sprintField],
});
