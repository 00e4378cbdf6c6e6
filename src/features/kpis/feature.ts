import { defineFeature } from '../../ports/inbound/feature.ts';
import { aiImpactHome } from './home/ai-impact.ts';
import { rollUpJobs, rollUpSubscriptions } from './jobs/roll-ups.ts';
import { kpiSchedules } from './jobs/schedules.ts';
import { kpisSlack } from './slack/listeners.ts';

export const kpisFeature = defineFeature({
  name: 'kpis',
  slack: kpisSlack,
  home: aiImpactHome,
  jobs: rollUpJobs,
  schedules: kpiSchedules,
  on: rollUpSubscriptions,
});
