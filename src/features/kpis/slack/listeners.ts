import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { aiImpactActions } from './ai-impact.ts';

/** Everything this feature hears from Slack. */
export const kpisSlack = (needs: Ports): SlackListeners => ({ actions: aiImpactActions(needs) });
