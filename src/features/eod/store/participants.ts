import type { WorkingLife } from '../../../kit/dates/working-life.ts';
import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import {
  listPeople,
  listTeamsOf,
  listTeamsWithin,
  listWorkingLives,
  refusalOf,
  type Team,
} from '../../people/index.ts';
import { type Part, partOf, type TeamSettings } from '../domain/settings.ts';
import { listEnabledSettings, listOwnTimes, listSettings } from './settings.ts';

/** A team that somebody's check-in goes to. */
export type DestinationTeam = Pick<Team, 'id' | 'name' | 'leadId'> & { readonly channelId: SlackChannelId | null };

/** Somebody who checks in. */
export type Participant = {
  readonly personId: PersonId;
  readonly part: Part;
  readonly life: WorkingLife;
  readonly teams: readonly DestinationTeam[];
};

type Needs = Pick<Ports, 'holidays'>;

/** How this person checks in now and to which teams; null when none of their teams asks them, or they left. */
export async function findParticipant(
  needs: Needs,
  tx: Tx,
  { personId, since }: { readonly personId: PersonId; readonly since: Date },
): Promise<Participant | null> {
  const [participant] = await listParticipantsAmong(needs, tx, { personIds: [personId], since });
  return participant ?? null;
}

/**
 * Those of these people who check in now.
 * @param asked.since absences that ended before it don't matter
 */
export async function listParticipantsAmong(
  needs: Needs,
  tx: Tx,
  { personIds, since }: { readonly personIds: readonly PersonId[]; readonly since: Date },
): Promise<readonly Participant[]> {
  const [memberships, people, lives, ownTimes] = await Promise.all([
    listTeamsOf(tx, personIds),
    listPeople(tx, personIds),
    listWorkingLives(needs, tx, { personIds, since }),
    listOwnTimes(tx, personIds),
  ]);
  const settings = await listSettings(tx, [...new Set(memberships.map(({ team }) => team.id))]);
  return people.flatMap((person) => {
    const personId = person.id;
    const life = lives.get(personId);
    if (life === undefined || refusalOf(person) !== null) return [];
    const teams = memberships.filter((one) => one.personId === personId).map(({ team }) => team);
    const part = partOf(personId, { settings: inOrder(teams, settings), ownTime: ownTimes.get(personId) ?? null });
    return part === null ? [] : [{ personId, part, life, teams: destinations(teams, { settings, part }) }];
  });
}

/** Everybody in a team that checks in; whoever of them left or is left out is among them. */
export async function listAskedIds(tx: Tx): Promise<readonly PersonId[]> {
  const settings = await listEnabledSettings(tx);
  if (settings.size === 0) return [];
  const teams = (await listTeamsWithin(tx)).filter(({ id }) => settings.has(id));
  const named = teams.flatMap(({ leadId, memberIds }) => [...(leadId === null ? [] : [leadId]), ...memberIds]);
  return [...new Set(named)];
}

type Own = { readonly settings: ReadonlyMap<TeamId, TeamSettings>; readonly part: Part };

/** The teams that ask this person, with the channel their check-ins go to. */
function destinations(teams: readonly DestinationTeam[], { settings, part }: Own): readonly DestinationTeam[] {
  return teams
    .filter(({ id }) => part.teamIds.includes(id))
    .map(({ id, name, leadId, channelId }) => ({
      id,
      name,
      leadId,
      channelId: settings.get(id)?.channelId ?? channelId,
    }));
}

function inOrder(
  teams: readonly Pick<Team, 'id'>[],
  settings: ReadonlyMap<TeamId, TeamSettings>,
): readonly TeamSettings[] {
  return teams.flatMap(({ id }) => settings.get(id) ?? []);
}
