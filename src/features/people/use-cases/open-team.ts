import type { PersonActor } from '../../../kit/actor.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { mayDeleteTeam } from '../domain/rights.ts';
import { getTeamToEdit, type OpenedTeam } from './edit-team.ts';
import { readTeamDetails } from './list-teams.ts';

/**
 * A team for its form.
 * @throws MusterError 'not-found' it was deleted · 'forbidden' neither its lead, its manager nor an admin
 */
export async function openTeam(needs: Pick<Ports, 'scope'>, actor: PersonActor, teamId: TeamId): Promise<OpenedTeam> {
  const details = await needs.scope(actor.workspaceId, async (tx) =>
    readTeamDetails(tx, await getTeamToEdit(tx, actor, teamId)),
  );
  return { details, mayDelete: mayDeleteTeam(actor) };
}
