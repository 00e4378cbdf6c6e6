import { defineFeature } from '../../ports/inbound/feature.ts';
import { apiKeysHome } from './home/api-keys.ts';
import { apiKeyListeners } from './slack/api-keys.ts';

export const connectionsFeature = defineFeature({
  name: 'connections',
  slack: apiKeyListeners,
  home: apiKeysHome,
});
