import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { answerListeners } from './answers.ts';
import { switchActions } from './switches.ts';

/** Everything this feature hears from Slack. */
export function surveySlack(needs: Ports): SlackListeners {
  const { actions, submissions } = answerListeners(needs);
  return { actions: { ...actions, ...switchActions(needs) }, submissions: { ...submissions } };
}
