import type { RuleActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findTeam } from '../../people/index.ts';
import type { SprintId } from '../domain/sprint.ts';
import { endNote } from '../outgoing.ts';
import { findSprint } from '../store/sprints.ts';

export type { SprintId };

/** The last day of a sprint is over and it is open: whoever leads the team is asked to close it, once. */
export async function remindEnd(
  needs: Pick<Ports, 'scope' | 'outbox'>,
  actor: RuleActor,
  sprintId: SprintId,
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const sprint = await findSprint(tx, sprintId);
    const team = sprint?.teamId == null ? null : await findTeam(tx, sprint.teamId);
    if (sprint?.state !== 'open' || team === null || team.leadId === null) return;
    await needs.outbox.note(tx, endNote(sprintId, team.leadId));
  });
}
