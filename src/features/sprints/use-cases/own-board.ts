import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import { listTeamsWithin, listTeamZones, type Team } from '../../people/index.ts';
import { mayRunSprint } from '../domain/rights.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { sprintCard } from '../outgoing.ts';
import { lockSprints } from '../store/lock-sprints.ts';
import { findSprint, saveSprint } from '../store/sprints.ts';
import { listOfBoard, saveBoard } from '../store/tracker-sprints.ts';
import { requireTeam } from './require-sprint.ts';

export type BoardOffer = { readonly sprint: Sprint; readonly teams: readonly Team[] };

/** The teams whose sprints somebody runs, for a board of the tracker. @throws MusterError 'not-found' · 'forbidden' */
export function offerBoard(needs: Pick<Ports, 'scope'>, actor: PersonActor, sprintId: SprintId): Promise<BoardOffer> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const sprint = await findSprint(tx, sprintId);
    if (sprint === null || sprint.boardKey === null)
      throw new MusterError('not-found', 'That sprint is gone. `/muster sprint` shows those there are.');
    const teams = (await listTeamsWithin(tx)).filter((team) => mayRunSprint(actor, team));
    if (teams.length === 0)
      throw new MusterError('forbidden', 'A team’s lead, its managers and admins say which board is the team’s.');
    return { sprint, teams };
  });
}

/**
 * A board of the tracker is a team's from now on: its sprints count there, those before as well.
 * @throws MusterError 'not-found' · 'forbidden' the actor doesn't run that team's sprints, or those of the team it is of now
 */
export function ownBoard(
  needs: Pick<Ports, 'act' | 'clock' | 'random' | 'outbox'>,
  actor: PersonActor,
  { sprintId, teamId }: { readonly sprintId: SprintId; readonly teamId: TeamId },
): Promise<{ readonly sprint: Sprint; readonly team: Team }> {
  return needs.act(actor, async (tx) => {
    await lockSprints(tx);
    const sprint = await findSprint(tx, sprintId);
    if (sprint === null || sprint.boardKey === null)
      throw new MusterError('not-found', 'That sprint is gone. `/muster sprint` shows those there are.');
    const team = await requireTeam(tx, actor, { teamId, may: 'run' });
    if (sprint.teamId !== null) await requireTeam(tx, actor, { teamId: sprint.teamId, may: 'run' });
    await saveBoard(tx, sprint.boardKey, teamId);
    const timeZone = (await listTeamZones(tx)).get(teamId) ?? actor.timeZone;
    for (const one of await listOfBoard(tx, sprint.boardKey)) {
      await saveSprint(tx, { ...one, teamId, timeZone });
      if (one.state === 'open' && team.channelId !== null)
        await needs.outbox.card(tx, sprintCard(one.id, team.channelId));
    }
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'team', id: teamId } },
      ...{
        action: 'sprint.own-board',
        before: { teamId: sprint.teamId },
        after: { boardKey: sprint.boardKey, teamId },
      },
    });
    return { sprint, team };
  });
}
