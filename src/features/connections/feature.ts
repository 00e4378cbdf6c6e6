import { defineFeature } from '../../ports/inbound/feature.ts';
import { connectionsHome } from './home/sections.ts';
import { connectPages } from './http/connect-pages.ts';
import { connectionJobs, connectionSchedules } from './jobs.ts';
import { connectionMessages } from './messages.ts';
import { connectionsSlack } from './slack/listeners.ts';
import { connectionWebhooks } from './webhooks.ts';

export const connectionsFeature = defineFeature({
  name: 'connections',
  sealed: [
    { table: 'connections', column: 'token' },
    { table: 'connections', column: 'webhook_secret' },
    { table: 'github_apps', column: 'private_key' },
    { table: 'github_apps', column: 'webhook_secret' },
    { table: 'connect_requests', column: 'secret' },
  ],
  slack: connectionsSlack,
  home: connectionsHome,
  http: connectPages,
  webhooks: connectionWebhooks,
  jobs: connectionJobs,
  schedules: connectionSchedules,
  messages: connectionMessages,
});
