import { defineFeature } from '../../ports/inbound/feature.ts';
import { peopleSchedules } from './jobs.ts';
import { peopleHome } from './slack/home.ts';
import { peopleSlack } from './slack/listeners.ts';

export const peopleFeature = defineFeature({
  name: 'people',
  slack: peopleSlack,
  home: peopleHome,
  schedules: peopleSchedules,
});
