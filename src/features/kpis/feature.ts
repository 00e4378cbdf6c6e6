import { defineFeature } from '../../ports/inbound/feature.ts';
import { kpisHome } from './home.ts';
import { kpisHttp } from './http.ts';
import { kpiJobs, kpiSchedules, kpiSubscriptions } from './jobs.ts';
import { kpisMessages } from './messages.ts';
import { kpisSlack } from './slack/listeners.ts';

export const kpisFeature = defineFeature({
  name: 'kpis',
  slack: kpisSlack,
  home: kpisHome,
  messages: kpisMessages,
  http: kpisHttp,
  jobs: kpiJobs,
  schedules: kpiSchedules,
  on: kpiSubscriptions,
});
