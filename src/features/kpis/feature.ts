import { defineFeature } from '../../ports/inbound/feature.ts';

export const kpisFeature = defineFeature({
  name: 'kpis',
});
