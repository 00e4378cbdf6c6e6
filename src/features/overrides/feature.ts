import { defineFeature } from '../../ports/inbound/feature.ts';
import { overrideSchedules } from './jobs.ts';
import { overrideMessages } from './messages.ts';
import { overrideSlack } from './slack/listeners.ts';

export const overridesFeature = defineFeature({
  name: 'overrides',
  slack: overrideSlack,
  messages: overrideMessages,
  schedules: overrideSchedules,
});
