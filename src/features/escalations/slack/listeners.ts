import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { escalationActions } from './buttons.ts';
import { escalateVerb } from './escalate.ts';
import { escalationSubmissions } from './forms.ts';
import { settingsListeners } from './settings.ts';

export function escalationSlack(needs: Ports): SlackListeners {
  const settings = settingsListeners(needs);
  return {
    verbs: { '/task': [escalateVerb(needs)] },
    actions: { ...escalationActions(needs), ...settings.actions },
    submissions: { ...escalationSubmissions(needs), ...settings.submissions },
  };
}
