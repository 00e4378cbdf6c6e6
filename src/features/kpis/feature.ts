import { defineFeature } from '../../ports/inbound/feature.ts';
import { kpiJobs, kpiSchedules, kpiSubscriptions } from './jobs.ts';

export const kpisFeature = defineFeature({
  name: 'kpis',
  jobs: kpiJobs,
  schedules: kpiSchedules,
  on: kpiSubscriptions,
});
