import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findTeam, type Team } from '../../people/index.ts';
import { mayFillSprint, mayRunSprint } from '../domain/rights.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { findSprint } from '../store/sprints.ts';

export type SprintOfTeam = { readonly sprint: Sprint; readonly team: Team };

/** @throws MusterError 'not-found' it is gone · 'forbidden' · 'conflict' it is a tracker's, which is changed there */
export async function requireSprint(
  tx: Tx,
  actor: PersonActor,
  { sprintId, may }: { readonly sprintId: SprintId; readonly may: 'run' | 'fill' },
): Promise<SprintOfTeam> {
  const sprint = await findSprint(tx, sprintId);
  if (sprint === null)
    throw new MusterError('not-found', 'That sprint is gone. `/muster sprint` shows those there are.');
  if (sprint.source === 'tracker')
    throw new MusterError('conflict', `${sprint.name} comes from Jira. Change it there; Muster follows.`);
  const team = await requireTeam(tx, actor, { teamId: sprint.teamId, may });
  return { sprint, team };
}

/** @throws MusterError 'not-found' the team is gone · 'forbidden' */
export async function requireTeam(
  tx: Tx,
  actor: PersonActor,
  { teamId, may }: { readonly teamId: TeamId | null; readonly may: 'run' | 'fill' },
): Promise<Team> {
  const team = teamId === null ? null : await findTeam(tx, teamId);
  if (team === null) throw new MusterError('not-found', 'That team is gone. `/muster team` lists the teams.');
  const isAllowed = may === 'run' ? mayRunSprint(actor, team) : mayFillSprint(actor, team);
  if (!isAllowed)
    throw new MusterError(
      'forbidden',
      may === 'run'
        ? `Only ${team.name}’s lead, its managers and admins plan, open and close its sprints. Ask one of them.`
        : `Only people of ${team.name} change what is in its sprints. Ask one of them.`,
    );
  return team;
}
