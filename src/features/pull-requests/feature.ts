import { defineFeature } from '../../ports/inbound/feature.ts';
import { pullRequestWebhooks } from './webhooks.ts';

export const pullRequestsFeature = defineFeature({ name: 'pull-requests', webhooks: pullRequestWebhooks });
