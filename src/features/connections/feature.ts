import { defineFeature } from '../../ports/inbound/feature.ts';

export const connectionsFeature = defineFeature({ name: 'connections' });
