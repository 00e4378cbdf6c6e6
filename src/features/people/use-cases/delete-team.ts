import type { PersonActor } from '../../../kit/actor.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import type { Team } from '../domain/team.ts';
import { rosterChanged } from '../events.ts';
import { lockRolesAndTeams } from '../store/roles.ts';
import { deleteTeam as deleteTeamRow, findTeam } from '../store/teams.ts';
import { unsureDirectory } from './directory.ts';
import { requireAdmin } from './require-admin.ts';
import { snapshotOf } from './snapshot-of.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'random' | 'memory' | 'announce'>;

/**
 * Deletes a team; its people stay, its history too.
 * @returns the team as it was; null when it was gone already
 * @throws MusterError 'forbidden' not an admin
 */
export async function deleteTeam(needs: Needs, actor: PersonActor, teamId: TeamId): Promise<Team | null> {
  return needs.act(actor, async (tx) => {
    await requireAdmin(tx, actor, 'delete teams');
    await lockRolesAndTeams(tx);
    unsureDirectory(needs, actor.workspaceId);
    const team = await findTeam(tx, teamId);
    if (team === null) return null;
    await recordChange(tx, actor, {
      id: needs.random.uuid(),
      at: needs.clock.now(),
      subject: { kind: 'team', id: team.id },
      action: 'team.delete',
      before: await snapshotOf(tx, team),
      after: null,
    });
    await deleteTeamRow(tx, team.id);
    await needs.announce(tx, rosterChanged, { workspaceId: actor.workspaceId, personId: null });
    return team;
  });
}
