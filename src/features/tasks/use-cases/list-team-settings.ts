import type { PersonActor } from '../../../kit/actor.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { getTeamToEdit, listTeams } from '../../people/index.ts';
import { defaultTeamSettings, type TeamSettingsRow } from '../domain/team-settings.ts';
import { listTeamSettings as readTeamSettings } from '../store/team-settings.ts';

type Needs = Pick<Ports, 'scope'>;

/** How the teams that somebody may edit handle their tasks, by name. */
export async function listTeamSettings(needs: Needs, actor: PersonActor): Promise<readonly TeamSettingsRow[]> {
  const { rows } = await listTeams(needs, actor, 'mine');
  const teams = rows.filter(({ mayEdit }) => mayEdit).map(({ team }) => team);
  const ids = teams.map(({ id }) => id);
  const settings = await needs.scope(actor.workspaceId, (tx) => readTeamSettings(tx, ids));
  return teams.map(({ id, name }) => ({ teamId: id, name, settings: settings.get(id) ?? defaultTeamSettings }));
}

/** One team's, for its form. @throws MusterError 'not-found' the team was deleted · 'forbidden' */
export function openTeamSettings(needs: Needs, actor: PersonActor, teamId: TeamId): Promise<TeamSettingsRow> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const { name } = await getTeamToEdit(tx, actor, teamId);
    const settings = (await readTeamSettings(tx, [teamId])).get(teamId) ?? defaultTeamSettings;
    return { teamId, name, settings };
  });
}
