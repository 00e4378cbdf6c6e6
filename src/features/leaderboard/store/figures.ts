import { and, gt, lt, sql } from 'drizzle-orm';
import type { Week, WeekKey } from '../../../kit/dates/iso-week.ts';
import type { Released } from '../../../kit/figures/choose-figure.ts';
import type { Basis } from '../../../kit/figures/tells-of-few.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { FigureName } from '../domain/board.ts';
import { leaderboardFigures } from '../schema.ts';

/** A figure that people have seen, and where. */
export type ShownFigure = Released & { readonly teamId: TeamId; readonly week: WeekKey; readonly name: FigureName };

/** Nobody else shows a figure of this workspace until the transaction ends: two at once would not see each other's. */
export async function lockFigures(tx: Tx): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('leaderboard-figures:' || current_setting('app.workspace_id'), 0))`,
  );
}

/** All that were ever shown of weeks that meet this one, of whatever team, oldest first. */
export async function listShownFigures(
  tx: Tx,
  { from, to }: Pick<Week, 'from' | 'to'>,
): Promise<readonly ShownFigure[]> {
  const t = leaderboardFigures;
  const rows = await tx
    .select()
    .from(t)
    .where(and(lt(t.fromAt, to), gt(t.toAt, from)))
    .orderBy(t.shownAt, t.id);
  return rows.map(({ teamId, week, figure, value, basis }) => ({
    ...{ name: figure, value: Number(value), basis },
    teamId: teamId as TeamId,
    week: week as WeekKey,
  }));
}

export type NewFigure = {
  readonly id: string;
  readonly teamId: TeamId;
  readonly week: Week;
  readonly name: FigureName;
  readonly value: number;
  readonly basis: Basis;
  readonly shownAt: Date;
};

export async function insertFigure(tx: Tx, { week, name, value, ...rest }: NewFigure): Promise<void> {
  const { key, from: fromAt, to: toAt } = week;
  // As text: every digit comes back, so the same answers never look like another figure.
  await tx
    .insert(leaderboardFigures)
    .values({ ...rest, ...{ fromAt, toAt, week: key, figure: name, value: String(value) } });
}

/** The one shown last of a team's week. */
export function lastShown(shown: readonly ShownFigure[], of: { teamId: TeamId; week: WeekKey; name: FigureName }) {
  return shown.findLast((one) => one.teamId === of.teamId && one.week === of.week && one.name === of.name) ?? null;
}
