import { defineFeature } from '../../ports/inbound/feature.ts';
import { peopleSchedules, peopleSubscriptions } from './jobs.ts';
import { peopleMessages } from './messages.ts';
import { peopleHome } from './slack/home.ts';
import { peopleSlack } from './slack/listeners.ts';

export const peopleFeature = defineFeature({
  name: 'people',
  slack: peopleSlack,
  home: peopleHome,
  messages: peopleMessages,
  schedules: peopleSchedules,
  on: peopleSubscriptions,
});
