import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { mayCreateTeam, mayEditTeam } from '../domain/rights.ts';
import { peopleOfTeam, type Team, type TeamDetails, type TeamList } from '../domain/team.ts';
import { listPeople } from '../store/people.ts';
import { listTeams as listTeamRows } from '../store/teams.ts';

/**
 * The workspace's teams as this reader may see and change them.
 * @param which `mine`: those the reader is in, leads or manages; an admin's are all
 */
export async function listTeams(
  needs: Pick<Ports, 'scope'>,
  reader: PersonActor,
  which: 'all' | 'mine',
): Promise<TeamList> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const all = await listTeamRows(tx);
    const isMine = (team: Team) => reader.role === 'admin' || peopleOfTeam(team).includes(reader.personId);
    const teams = which === 'all' ? all : all.filter(isMine);
    const named = teams.flatMap((team) => [...(team.leadId === null ? [] : [team.leadId]), ...team.managerIds]);
    const people = new Map((await listPeople(tx, [...new Set(named)])).map((person) => [person.id, person]));
    const rows = teams.map((team) => ({
      team,
      lead: team.leadId === null ? null : (people.get(team.leadId) ?? null),
      managers: team.managerIds.flatMap((id) => people.get(id) ?? []),
      mayEdit: mayEditTeam(reader, team),
    }));
    return { rows, mayCreate: mayCreateTeam(reader) };
  });
}

/** A team with everybody it names. */
export async function readTeamDetails(tx: Tx, team: Team): Promise<TeamDetails> {
  const people = await listPeople(tx, peopleOfTeam(team));
  return { team, people: new Map(people.map((person) => [person.id, person])) };
}
