import { and, eq, isNull } from 'drizzle-orm';
import type { SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { eodDigests } from '../schema.ts';

export type DigestRow = {
  readonly teamId: TeamId;
  readonly on: CalendarDay;
  readonly channelId: SlackChannelId;
  readonly finalAt: Date | null;
};

/** Opens the digest of a team and date; does nothing when it is open. */
export async function openDigest(tx: Tx, digest: DigestRow, openedAt: Date): Promise<void> {
  const { on, ...values } = digest;
  await tx
    .insert(eodDigests)
    .values({ ...values, onDate: on, openedAt })
    .onConflictDoNothing();
}

export async function findDigest(tx: Tx, teamId: TeamId, on: CalendarDay): Promise<DigestRow | null> {
  const [row] = await tx.select().from(eodDigests).where(isOf(teamId, on));
  if (row === undefined) return null;
  return { teamId, on, channelId: row.channelId as SlackChannelId, finalAt: row.finalAt };
}

/** @returns false when it was final before, or nobody opened it */
export async function claimFinal(
  tx: Tx,
  { teamId, on }: { teamId: TeamId; on: CalendarDay },
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(eodDigests)
    .set({ finalAt: at })
    .where(and(isOf(teamId, on), isNull(eodDigests.finalAt)))
    .returning({ teamId: eodDigests.teamId });
  return rows.length > 0;
}

function isOf(teamId: TeamId, on: CalendarDay) {
  return and(eq(eodDigests.teamId, teamId), eq(eodDigests.onDate, on));
}
