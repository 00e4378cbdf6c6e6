import { and, eq, isNull, or } from 'drizzle-orm';
import type { TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { zoneOfTeam } from '../domain/zone-of-team.ts';
import { people, teamMembers, teams } from '../schema.ts';

/** The zone of each team of the workspace (`zoneOfTeam`); its members' counts while they are there. */
export async function listTeamZones(tx: Tx): Promise<ReadonlyMap<TeamId, string>> {
  const rows = await tx
    .select({ teamId: teams.id, leadId: teams.leadPersonId, personId: people.id, zone: people.timeZone })
    .from(teams)
    .leftJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .leftJoin(people, and(or(eq(people.id, teamMembers.personId), eq(people.id, teams.leadPersonId))))
    .where(or(isNull(people.deactivatedAt), eq(people.id, teams.leadPersonId)));
  const byTeam = Map.groupBy(rows, ({ teamId }) => teamId as TeamId);
  return new Map(
    [...byTeam].map(([teamId, all]) => {
      const lead = all.find(({ leadId, personId }) => leadId !== null && leadId === personId)?.zone ?? null;
      // The lead stands there once for each member.
      const members = new Map(
        all.flatMap(({ personId, zone }) => (personId && zone ? [[personId, zone] as const] : [])),
      );
      return [teamId, zoneOfTeam(lead, [...members.values()])] as const;
    }),
  );
}
