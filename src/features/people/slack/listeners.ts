import type { SlackEvent, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordMemberChange } from '../use-cases/record-member-change.ts';
import { awayListeners } from './away.ts';
import { identityListeners } from './identities.ts';
import { roleListeners } from './roles.ts';
import { teamListeners } from './teams.ts';
import { workingTimeListeners } from './working-time.ts';

type Needs = Pick<
  Ports,
  'scope' | 'act' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce' | 'schedules' | 'holidays' | 'outbox'
>;

/** Everything this feature hears from Slack. */
export function peopleSlack(needs: Needs): SlackListeners {
  const teams = teamListeners(needs);
  const roles = roleListeners(needs);
  const away = awayListeners(needs);
  const workingTime = workingTimeListeners(needs);
  const identities = identityListeners(needs);
  const learn = ({ workspaceId, event, at }: SlackEvent) => recordMemberChange(needs, workspaceId, { event, at });
  return {
    commands: {
      '/muster': Object.assign({}, ...[teams, roles, away, identities].map(({ commands }) => commands?.['/muster'])),
    },
    actions: { ...teams.actions, ...roles.actions, ...away.actions, ...workingTime.actions, ...identities.actions },
    submissions: { ...teams.submissions, ...roles.submissions, ...workingTime.submissions, ...identities.submissions },
    events: { team_join: learn, user_change: learn },
  };
}
