import { and, eq } from 'drizzle-orm';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { defaultSettings, type TeamSettings } from '../domain/ladder.ts';
import { escalationSettings, escalationTeamSettings } from '../schema.ts';

/** What a team chose, else the default; the default for a person without a team. */
export async function readTeamSettings(tx: Tx, teamId: TeamId | null): Promise<TeamSettings> {
  if (teamId === null) return defaultSettings;
  const [row] = await tx.select().from(escalationTeamSettings).where(eq(escalationTeamSettings.teamId, teamId));
  return row === undefined ? defaultSettings : { ladder: row.ladder, offCauses: row.offCauses, version: row.version };
}

/** @returns false when somebody else saved since that version was read */
export async function saveTeamSettings(
  tx: Tx,
  teamId: TeamId,
  { ladder, offCauses, version }: TeamSettings,
): Promise<boolean> {
  const values = { ladder, offCauses, version: version + 1 };
  const written =
    version === 0
      ? await tx
          .insert(escalationTeamSettings)
          .values({ teamId, ...values })
          .onConflictDoNothing()
          .returning({ version: escalationTeamSettings.version })
      : await tx
          .update(escalationTeamSettings)
          .set(values)
          .where(and(eq(escalationTeamSettings.teamId, teamId), eq(escalationTeamSettings.version, version)))
          .returning({ version: escalationTeamSettings.version });
  return written.length > 0;
}

/** The admin somebody put on duty; null when nobody did. */
export async function findOnDuty(tx: Tx): Promise<PersonId | null> {
  const [row] = await tx.select({ onDutyId: escalationSettings.onDutyId }).from(escalationSettings);
  return (row?.onDutyId ?? null) as PersonId | null;
}

export async function saveOnDuty(tx: Tx, onDutyId: PersonId | null): Promise<void> {
  await tx
    .insert(escalationSettings)
    .values({ onDutyId })
    .onConflictDoUpdate({ target: escalationSettings.workspaceId, set: { onDutyId } });
}
