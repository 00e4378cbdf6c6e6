import { defineFeature } from '../../ports/inbound/feature.ts';
import { aiImpactHome } from './home/ai-impact.ts';
import { aiImpactSchedules } from './jobs/ai-impact.ts';
import { kpisSlack } from './slack/listeners.ts';

export const kpisFeature = defineFeature({
  name: 'kpis',
  slack: kpisSlack,
  home: aiImpactHome,
  schedules: aiImpactSchedules,
});
