import type { WorkingLife } from '../../../kit/dates/working-life.ts';
import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople, listTeamsWithin, listWorkingLives, refusalOf, type Team, teamsOf } from '../../people/index.ts';
import { type Part, partOf, type TeamSettings } from '../domain/settings.ts';
import { listEnabledSettings, listSettings } from './settings.ts';

/** A team that somebody's check-in goes to. */
export type DestinationTeam = Pick<Team, 'id' | 'name' | 'leadId'> & { readonly channelId: SlackChannelId | null };

/** Somebody who checks in. */
export type Participant = {
  readonly personId: PersonId;
  readonly part: Part;
  readonly life: WorkingLife;
};

/** How this person checks in now and to which teams; null when none of their teams asks them, or they left. */
export async function findParticipant(
  needs: Pick<Ports, 'holidays'>,
  tx: Tx,
  { personId, since }: { readonly personId: PersonId; readonly since: Date },
): Promise<(Participant & { readonly teams: readonly DestinationTeam[] }) | null> {
  const [teams, [person], lives] = await Promise.all([
    teamsOf(tx, personId),
    listPeople(tx, [personId]),
    listWorkingLives(needs, tx, { personIds: [personId], since }),
  ]);
  const life = lives.get(personId);
  if (life === undefined || person === undefined || refusalOf(person) !== null) return null;
  const settings = await listSettings(
    tx,
    teams.map(({ id }) => id),
  );
  const part = partOf(personId, inOrder(teams, settings));
  if (part === null) return null;
  return { personId, part, life, teams: destinations(teams, { settings, teamIds: part.teamIds }) };
}

/** Everybody who checks in, in any team. */
export async function listParticipants(
  needs: Pick<Ports, 'holidays'>,
  tx: Tx,
  since: Date,
): Promise<readonly Participant[]> {
  const settings = await listEnabledSettings(tx);
  if (settings.size === 0) return [];
  const teams = (await listTeamsWithin(tx)).filter(({ id }) => settings.has(id));
  const named = [
    ...new Set(teams.flatMap(({ leadId, memberIds }) => [...(leadId === null ? [] : [leadId]), ...memberIds])),
  ];
  const people = (await listPeople(tx, named)).filter((person) => refusalOf(person) === null);
  const personIds = people.map(({ id }) => id);
  const lives = await listWorkingLives(needs, tx, { personIds, since });
  return personIds.flatMap((personId) => {
    const own = teams.filter(({ leadId, memberIds }) => leadId === personId || memberIds.includes(personId));
    const part = partOf(personId, inOrder(own, settings));
    const life = lives.get(personId);
    return part === null || life === undefined ? [] : [{ personId, part, life }];
  });
}

/** Those of the teams that still exist, with the channel their check-ins go to. */
export function destinations(
  teams: readonly Team[],
  { settings, teamIds }: { readonly settings: ReadonlyMap<TeamId, TeamSettings>; readonly teamIds: readonly TeamId[] },
): readonly DestinationTeam[] {
  return teams
    .filter(({ id }) => teamIds.includes(id))
    .map(({ id, name, leadId, channelId }) => ({
      id,
      name,
      leadId,
      channelId: settings.get(id)?.channelId ?? channelId,
    }));
}

function inOrder(teams: readonly Team[], settings: ReadonlyMap<TeamId, TeamSettings>): readonly TeamSettings[] {
  return teams.flatMap(({ id }) => settings.get(id) ?? []);
}
