import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { type Week, type WeekKey, weekOn } from '../../../kit/dates/iso-week.ts';
import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Board } from '../domain/board.ts';
import { leaderboardWeeks } from '../schema.ts';

/** A week that a team's channel has seen. */
export type PostedWeek = {
  readonly teamId: TeamId;
  /** With the borders of when it was posted. */
  readonly week: Week;
  readonly timeZone: string;
  readonly channelId: SlackChannelId;
  readonly postedAt: Date;
  readonly sealsAt: Date;
  readonly board: Board;
};

/** @returns false when the week was posted before */
export async function insertWeek(tx: Tx, posted: PostedWeek): Promise<boolean> {
  const { week, ...values } = posted;
  const rows = await tx
    .insert(leaderboardWeeks)
    .values({ ...values, week: week.key, mondayOn: week.monday })
    .onConflictDoNothing()
    .returning({ week: leaderboardWeeks.week });
  return rows.length > 0;
}

/** Null when it wasn't posted. */
export async function findWeek(tx: Tx, teamId: TeamId, key: WeekKey): Promise<PostedWeek | null> {
  const [row] = await tx.select().from(leaderboardWeeks).where(isOf(teamId, key));
  return row === undefined ? null : toPosted(row);
}

/** Holds a living week until the transaction ends; null when it wasn't posted or is sealed. */
export async function lockLivingWeek(
  tx: Tx,
  { teamId, key, now }: { readonly teamId: TeamId; readonly key: WeekKey; readonly now: Date },
): Promise<PostedWeek | null> {
  const [row] = await tx
    .select()
    .from(leaderboardWeeks)
    .where(and(isOf(teamId, key), gt(leaderboardWeeks.sealsAt, now)))
    .for('update');
  return row === undefined ? null : toPosted(row);
}

/** Weeks that may still change. */
export async function listLivingWeeks(tx: Tx, now: Date): Promise<readonly PostedWeek[]> {
  const rows = await tx
    .select()
    .from(leaderboardWeeks)
    .where(gt(leaderboardWeeks.sealsAt, now))
    .orderBy(leaderboardWeeks.teamId, leaderboardWeeks.mondayOn);
  return rows.map(toPosted);
}

export async function saveBoard(tx: Tx, { teamId, week }: PostedWeek, board: Board): Promise<void> {
  await tx.update(leaderboardWeeks).set({ board }).where(isOf(teamId, week.key));
}

/** The team's weeks before this one, newest first. */
export async function listWeeksBefore(
  tx: Tx,
  { teamId, before, limit }: { readonly teamId: TeamId; readonly before: Week; readonly limit: number },
): Promise<readonly PostedWeek[]> {
  const rows = await tx
    .select()
    .from(leaderboardWeeks)
    .where(and(eq(leaderboardWeeks.teamId, teamId), lt(leaderboardWeeks.mondayOn, before.monday)))
    .orderBy(desc(leaderboardWeeks.mondayOn))
    .limit(limit);
  return rows.map(toPosted);
}

/** Weeks of those teams that named somebody: their cards show each other's weeks, too. */
export async function listWeeksNaming(tx: Tx, personId: PersonId): Promise<readonly PostedWeek[]> {
  const t = leaderboardWeeks;
  const naming = tx.select({ teamId: t.teamId }).from(t).where(sql`position(${personId} in ${t.board}::text) > 0`);
  const rows = await tx.select().from(t).where(inArray(t.teamId, naming)).orderBy(t.teamId, t.mondayOn);
  return rows.map(toPosted);
}

function isOf(teamId: TeamId, key: WeekKey) {
  return and(eq(leaderboardWeeks.teamId, teamId), eq(leaderboardWeeks.week, key));
}

function toPosted(row: typeof leaderboardWeeks.$inferSelect): PostedWeek {
  const { timeZone, postedAt, sealsAt, board } = row;
  return {
    ...{ timeZone, postedAt, sealsAt, board },
    teamId: row.teamId as TeamId,
    week: weekOn(row.mondayOn, row.timeZone),
    channelId: row.channelId as SlackChannelId,
  };
}
