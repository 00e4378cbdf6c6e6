import type { PersonActor } from '../../../kit/actor.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { ActionArgs, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { connectionIds } from '../blocks/ids.ts';
import { buildShell } from '../blocks/shells.ts';
import { buildTeams } from '../blocks/teams.ts';
import { createProposedTeam, listProposedTeams } from '../use-cases/host-teams.ts';
import { requireId } from './answers.ts';
import { apiKeyListeners } from './api-keys.ts';
import { connectListeners } from './connect.ts';
import { repositoryListeners } from './repositories.ts';
import { siteListeners } from './sites.ts';

/** Everything this feature hears from Slack. */
export function connectionsSlack(needs: Ports): SlackListeners {
  const parts = [connectListeners(needs), siteListeners(needs), repositoryListeners(needs), apiKeyListeners(needs)];
  return {
    actions: {
      ...Object.assign({}, ...parts.map(({ actions }) => actions)),
      [connectionIds.teams.name]: {
        opens: () => buildShell('Teams of GitHub'),
        run: ({ actor, argument }) => showTeams(needs, actor, requireId(argument)),
      },
      [connectionIds.createTeam.name]: { run: (args) => createTeam(needs, args) },
    },
    submissions: Object.assign({}, ...parts.map(({ submissions }) => submissions)),
  };
}

async function createTeam(needs: Ports, { actor, argument }: ActionArgs): Promise<Reply> {
  return showTeams(needs, actor, await createProposedTeam(needs, actor, requireId(argument)));
}

async function showTeams(needs: Ports, actor: PersonActor, connectionId: ConnectionId): Promise<Reply> {
  return { kind: 'view', view: buildTeams(await listProposedTeams(needs, actor, connectionId)) };
}
