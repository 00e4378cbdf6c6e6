import { defineFeature } from '../../ports/inbound/feature.ts';
import { apiKeysHome } from './home/api-keys.ts';
import { apiKeyListeners } from './slack/api-keys.ts';

export const connectionsFeature = defineFeature({
  name: 'connections',
  sealed: [
    { table: 'connections', column: 'token' },
    { table: 'connections', column: 'webhook_secret' },
  ],
  slack: apiKeyListeners,
  home: apiKeysHome,
});
