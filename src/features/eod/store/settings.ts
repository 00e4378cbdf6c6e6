import { eq, inArray } from 'drizzle-orm';
import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { defaultSettings, type TeamSettings } from '../domain/settings.ts';
import { eodTeamSettings } from '../schema.ts';

/** The team's own, else the defaults. */
export async function getSettings(tx: Tx, teamId: TeamId): Promise<TeamSettings> {
  return (await listSettings(tx, [teamId])).get(teamId) ?? defaultSettings(teamId);
}

/** Of those of the teams that have some. */
export async function listSettings(tx: Tx, teamIds: readonly TeamId[]): Promise<ReadonlyMap<TeamId, TeamSettings>> {
  if (teamIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(eodTeamSettings)
    .where(inArray(eodTeamSettings.teamId, [...teamIds]));
  return byTeam(rows);
}

/** Of all teams that check in. */
export async function listEnabledSettings(tx: Tx): Promise<ReadonlyMap<TeamId, TeamSettings>> {
  return byTeam(await tx.select().from(eodTeamSettings).where(eq(eodTeamSettings.enabled, true)));
}

export async function saveSettings(tx: Tx, settings: TeamSettings): Promise<void> {
  const { teamId, ...values } = settings;
  await tx
    .insert(eodTeamSettings)
    .values({ teamId, ...values })
    .onConflictDoUpdate({ target: eodTeamSettings.teamId, set: values });
}

function byTeam(rows: readonly (typeof eodTeamSettings.$inferSelect)[]): ReadonlyMap<TeamId, TeamSettings> {
  const settings = rows.map(
    ({ workspaceId: _, ...row }): TeamSettings => ({
      ...row,
      teamId: row.teamId as TeamId,
      channelId: row.channelId as SlackChannelId | null,
      leftOutIds: row.leftOutIds as readonly PersonId[],
    }),
  );
  return new Map(settings.map((one) => [one.teamId, one]));
}
