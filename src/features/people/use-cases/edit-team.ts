import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findLatestChange, recordChange } from '../../history/index.ts';
import { mayDeleteTeam, mayEditTeam } from '../domain/rights.ts';
import { sameTeam, type Team, type TeamDetails } from '../domain/team.ts';
import type { TeamForm } from '../domain/team-form.ts';
import { rosterChanged } from '../events.ts';
import { findPerson } from '../store/people.ts';
import { lockRolesAndTeams } from '../store/roles.ts';
import { findTeam, hasOtherTeamNamed, saveTeam } from '../store/teams.ts';
import { nameTaken } from './create-team.ts';
import { unsureDirectory } from './directory.ts';
import { readTeamDetails } from './list-teams.ts';
import { resolveTeamForm } from './resolve-team-form.ts';
import { snapshotOf } from './snapshot-of.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

export type TeamEdit = {
  readonly teamId: TeamId;
  /** The version that was on the screen. */
  readonly version: number;
  readonly form: TeamForm;
};

/** A team for its form. */
export type OpenedTeam = { readonly details: TeamDetails; readonly mayDelete: boolean };

export type TeamEdited =
  | { readonly kind: 'saved'; readonly team: Team }
  | { readonly kind: 'unchanged'; readonly team: Team }
  /** Somebody changed the team since it was shown; nothing was written. `changedBy` is null when unknown. */
  | { readonly kind: 'conflict'; readonly current: OpenedTeam; readonly changedBy: string | null };

/**
 * Replaces a team's values with what was typed.
 * @throws MusterError 'not-found' the team was deleted · 'forbidden' neither its lead, its manager nor an admin ·
 *   'invalid' a field can't stay · 'conflict' the name is taken
 */
export async function editTeam(needs: Needs, actor: PersonActor, edit: TeamEdit): Promise<TeamEdited> {
  const values = await resolveTeamForm(needs, actor.workspaceId, edit.form);
  return needs.act(actor, async (tx) => {
    await lockRolesAndTeams(tx);
    unsureDirectory(needs, actor.workspaceId);
    const before = await getTeamToEdit(tx, actor, edit.teamId);
    if (sameTeam(before, values)) return { kind: 'unchanged', team: before };
    if (before.version !== edit.version) return conflict(tx, actor, before);
    if (await hasOtherTeamNamed(tx, values.name, before.id)) throw nameTaken(values.name);
    const team: Team = { ...before, ...values, version: before.version + 1 };
    if (!(await saveTeam(tx, team, { ifVersion: before.version }))) return conflict(tx, actor, before);
    await recordChange(tx, actor, {
      id: needs.random.uuid(),
      at: needs.clock.now(),
      subject: { kind: 'team', id: team.id },
      action: 'team.edit',
      before: await snapshotOf(tx, before),
      after: await snapshotOf(tx, team),
    });
    await needs.announce(tx, rosterChanged, { workspaceId: actor.workspaceId, personId: null });
    return { kind: 'saved', team };
  });
}

/** @throws MusterError 'not-found' · 'forbidden' */
export async function getTeamToEdit(tx: Tx, actor: PersonActor, teamId: TeamId): Promise<Team> {
  const team = await findTeam(tx, teamId);
  if (team === null)
    throw new MusterError('not-found', 'That team is gone; somebody deleted it. `/muster team` lists the teams.');
  if (!mayEditTeam(actor, team))
    throw new MusterError(
      'forbidden',
      `Only ${team.name}’s lead, its managers and admins can change it. Ask one of them.`,
    );
  return team;
}

async function conflict(tx: Tx, actor: PersonActor, current: Team): Promise<TeamEdited> {
  const latest = await findLatestChange(tx, { kind: 'team', id: current.id });
  const editor = latest?.by.kind === 'person' ? await findPerson(tx, latest.by.personId) : null;
  return {
    kind: 'conflict',
    current: { details: await readTeamDetails(tx, current), mayDelete: mayDeleteTeam(actor) },
    changedBy: editor?.name ?? null,
  };
}
