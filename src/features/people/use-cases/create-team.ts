import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import type { Team } from '../domain/team.ts';
import type { TeamForm } from '../domain/team-form.ts';
import { rosterChanged } from '../events.ts';
import { lockRolesAndTeams } from '../store/roles.ts';
import { insertTeam } from '../store/teams.ts';
import { unsureDirectory } from './directory.ts';
import { requireAdmin } from './require-admin.ts';
import { resolveTeamForm } from './resolve-team-form.ts';
import { snapshotOf } from './snapshot-of.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

/**
 * Creates a team.
 * @throws MusterError 'forbidden' not an admin · 'invalid' a field can't stay · 'conflict' the name is taken
 */
export async function createTeam(needs: Needs, actor: PersonActor, form: TeamForm): Promise<Team> {
  const values = await resolveTeamForm(needs, actor.workspaceId, form);
  const team: Team = { ...values, id: needs.random.uuid() as TeamId, version: 1 };
  const at = needs.clock.now();
  return needs.act(actor, async (tx) => {
    await requireAdmin(tx, actor, 'create teams');
    await lockRolesAndTeams(tx);
    unsureDirectory(needs, actor.workspaceId);
    if (!(await insertTeam(tx, team, at))) throw nameTaken(team.name);
    const subject = { kind: 'team', id: team.id };
    const after = await snapshotOf(tx, team);
    await recordChange(tx, actor, { id: needs.random.uuid(), at, subject, action: 'team.create', before: null, after });
    await needs.announce(tx, rosterChanged, { workspaceId: actor.workspaceId, personId: null });
    return team;
  });
}

export function nameTaken(name: string): MusterError {
  const sentence = `There is a team called ${name} already. Choose another name.`;
  return new MusterError('conflict', sentence, { fields: { name: sentence } });
}
