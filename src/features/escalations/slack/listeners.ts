import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { escalationActions } from './buttons.ts';
import { escalationSubmissions } from './forms.ts';

export const escalationSlack = (needs: Ports): SlackListeners => ({
  actions: escalationActions(needs),
  submissions: escalationSubmissions(needs),
});
