import { inArray } from 'drizzle-orm';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { teamsOf } from '../../people/index.ts';
import type { RaciLetter } from '../domain/checker.ts';
import { defaultTeamSettings, type TeamSettings } from '../domain/team-settings.ts';
import { taskTeamSettings } from '../schema.ts';

/** Every team asked for has an entry. */
export async function listTeamSettings(tx: Tx, teamIds: readonly TeamId[]): Promise<ReadonlyMap<TeamId, TeamSettings>> {
  const settings = new Map<TeamId, TeamSettings>(teamIds.map((id) => [id, defaultTeamSettings]));
  if (teamIds.length === 0) return settings;
  const rows = await tx
    .select()
    .from(taskTeamSettings)
    .where(inArray(taskTeamSettings.teamId, [...teamIds]));
  for (const row of rows)
    settings.set(row.teamId as TeamId, { signOff: row.signOff, required: row.required as readonly RaciLetter[] });
  return settings;
}

/** What holds for a responsible: their first team's (by name); the default's where they are in none. */
export async function findSettingsFor(tx: Tx, responsibleId: PersonId): Promise<TeamSettings> {
  const [team] = await teamsOf(tx, responsibleId);
  if (team === undefined) return defaultTeamSettings;
  return (await listTeamSettings(tx, [team.id])).get(team.id) ?? defaultTeamSettings;
}

export async function saveTeamSettings(tx: Tx, teamId: TeamId, settings: TeamSettings): Promise<void> {
  const values = { signOff: settings.signOff, required: [...settings.required] };
  await tx
    .insert(taskTeamSettings)
    .values({ teamId, ...values })
    .onConflictDoUpdate({ target: taskTeamSettings.teamId, set: values });
}
