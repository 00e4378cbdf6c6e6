import { eq, inArray } from 'drizzle-orm';
import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { WallTime } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { defaultSettings, type TeamSettings } from '../domain/settings.ts';
import { eodOwnTimes, eodTeamSettings } from '../schema.ts';

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

/** Of those of the people who have one. */
export async function listOwnTimes(tx: Tx, personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, WallTime>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(eodOwnTimes)
    .where(inArray(eodOwnTimes.personId, [...personIds]));
  return new Map(rows.map(({ personId, askAt }) => [personId as PersonId, askAt]));
}

/** @param askAt null: the team's time again */
export async function saveOwnTime(tx: Tx, personId: PersonId, askAt: WallTime | null): Promise<void> {
  if (askAt === null) await tx.delete(eodOwnTimes).where(eq(eodOwnTimes.personId, personId));
  else
    await tx
      .insert(eodOwnTimes)
      .values({ personId, askAt })
      .onConflictDoUpdate({ target: eodOwnTimes.personId, set: { askAt } });
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
