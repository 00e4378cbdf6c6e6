import { defineFeature } from '../../ports/inbound/feature.ts';

export const overridesFeature = defineFeature({ name: 'overrides' });
