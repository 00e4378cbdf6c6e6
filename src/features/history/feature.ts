import { defineFeature } from '../../ports/inbound/feature.ts';

export const historyFeature = defineFeature({ name: 'history' });
