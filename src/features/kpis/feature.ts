import { defineFeature } from '../../ports/inbound/feature.ts';
import { kpisHome } from './home/sections.ts';
import { kpisHttp } from './http.ts';
import { rollUpJobs } from './jobs/roll-ups.ts';
import { kpiSchedules } from './jobs/schedules.ts';
import { kpiSubscriptions } from './jobs/subscriptions.ts';
import { kpisMessages } from './messages.ts';
import { kpisSlack } from './slack/listeners.ts';

export const kpisFeature = defineFeature({
  name: 'kpis',
  slack: kpisSlack,
  home: kpisHome,
  messages: kpisMessages,
  http: kpisHttp,
  jobs: rollUpJobs,
  schedules: kpiSchedules,
  on: kpiSubscriptions,
});
