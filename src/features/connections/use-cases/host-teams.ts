import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId, SlackUserId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { createTeam, externalKeyOf, listPeople, meetIdentities, refusalOf, type Team } from '../../people/index.ts';
import type { HostTeamRow } from '../domain/connection.ts';
import { findSealedConnection } from '../store/connections.ts';
import { findHostTeam, listHostTeams, tieTeam } from '../store/host-teams.ts';
import { requireAdmin } from './require-admin.ts';

type Needs = Parameters<typeof createTeam>[0] & Pick<Ports, 'scope' | 'announce'>;

export type ProposedTeam = Pick<HostTeamRow, 'id' | 'name' | 'teamId'> & {
  /** Members whose Slack account is known. */
  readonly matched: readonly { readonly name: string; readonly slackUserId: SlackUserId }[];
  /** Logins of members nobody has matched yet. */
  readonly unmatched: readonly string[];
};
export type ProposedTeams = { readonly account: string; readonly teams: readonly ProposedTeam[] };

/** The teams of a connected organisation, as teams of Muster they could be. @throws MusterError 'forbidden' · 'not-found' */
export async function listProposedTeams(
  needs: Needs,
  actor: PersonActor,
  connectionId: ConnectionId,
): Promise<ProposedTeams> {
  requireAdmin(actor);
  return needs.scope(actor.workspaceId, async (tx) => {
    const connection = await findSealedConnection(tx, connectionId);
    if (connection === null) throw gone();
    const teams = await listHostTeams(tx, connectionId);
    const proposed: ProposedTeam[] = [];
    for (const team of teams) proposed.push(await propose(needs, tx, team));
    return { account: connection.account, teams: proposed };
  });
}

/**
 * Makes a team of one of the host's, with those of its members who are matched. Made before: nothing happens.
 * @throws MusterError 'forbidden' no admin · 'not-found' the host has no such team any more · 'conflict' the name is taken
 */
export async function createProposedTeam(needs: Needs, actor: PersonActor, id: string): Promise<ConnectionId> {
  requireAdmin(actor);
  const { workspaceId } = actor;
  const found = await needs.scope(workspaceId, async (tx) => {
    const team = await findHostTeam(tx, id);
    return team === null ? null : { team, proposed: await propose(needs, tx, team) };
  });
  if (found === null) throw gone();
  const { team, proposed } = found;
  if (team.teamId !== null) return team.connectionId;
  const made: Team = await createTeam(needs, actor, {
    ...{ name: team.name, lead: null, managers: [], members: proposed.matched.map(({ slackUserId }) => slackUserId) },
    ...{ channel: null, hours: null, region: null },
  });
  await needs.scope(workspaceId, (tx) => tieTeam(tx, id, made.id));
  return team.connectionId;
}

async function propose(needs: Needs, tx: Tx, team: HostTeamRow): Promise<ProposedTeam> {
  const sightings = team.members.map(({ id, login }) => ({
    account: { id, login, bot: false },
    name: null,
    email: null,
  }));
  const identities = await meetIdentities(needs, tx, sightings);
  const personOf = (one: (typeof sightings)[number]) => identities.get(externalKeyOf(one) ?? '')?.personId ?? null;
  const people = await listPeople(
    tx,
    sightings.flatMap((one) => personOf(one) ?? []),
  );
  const choosable = new Map(people.filter((person) => refusalOf(person) === null).map((person) => [person.id, person]));
  const isMatched = (one: (typeof sightings)[number]) => choosable.has(personOf(one) as never);
  return {
    ...{ id: team.id, name: team.name, teamId: team.teamId },
    matched: [...choosable.values()].map(({ name, slackUserId }) => ({ name, slackUserId })),
    unmatched: sightings.filter((one) => !isMatched(one)).map(({ account }) => account.login),
  };
}

function gone(): MusterError {
  return new MusterError('not-found', 'GitHub has no such team any more. Open the list again.');
}
