import { inArray } from 'drizzle-orm';
import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { defaultPersonChoice, defaultTeamChoice, type PersonChoice, type TeamChoice } from '../domain/settings.ts';
import { detectivePeople, detectiveTeams } from '../schema.ts';

/** Of each of these people, the defaults included. */
export async function listPersonChoices(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonChoice>> {
  const all = new Map(personIds.map((id) => [id, defaultPersonChoice(id)]));
  if (personIds.length === 0) return all;
  const rows = await tx
    .select()
    .from(detectivePeople)
    .where(inArray(detectivePeople.personId, [...personIds]));
  for (const { workspaceId: _, ...row } of rows) {
    const personId = row.personId as PersonId;
    all.set(personId, { ...row, personId });
  }
  return all;
}

export async function savePersonChoice(tx: Tx, choice: PersonChoice): Promise<void> {
  await tx.insert(detectivePeople).values(choice).onConflictDoUpdate({ target: detectivePeople.personId, set: choice });
}

/** Of each of these teams, the defaults included. */
export async function listTeamChoices(tx: Tx, teamIds: readonly TeamId[]): Promise<ReadonlyMap<TeamId, TeamChoice>> {
  const all = new Map(teamIds.map((id) => [id, defaultTeamChoice(id)]));
  if (teamIds.length === 0) return all;
  const rows = await tx
    .select()
    .from(detectiveTeams)
    .where(inArray(detectiveTeams.teamId, [...teamIds]));
  for (const { workspaceId: _, ...row } of rows) {
    const teamId = row.teamId as TeamId;
    all.set(teamId, { ...row, teamId, channelId: row.channelId as SlackChannelId | null });
  }
  return all;
}

export async function saveTeamChoice(tx: Tx, choice: TeamChoice): Promise<void> {
  await tx.insert(detectiveTeams).values(choice).onConflictDoUpdate({ target: detectiveTeams.teamId, set: choice });
}
