import { and, desc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../../../ports/outbound/store.ts';
import type { AiScope } from '../../domain/ai-impact/ai-scope.ts';
import type { CopilotLink } from '../../domain/ai-impact/copilot-link.ts';
import type { AuthorPart } from '../../domain/ai-impact/release.ts';
import type { ShownImpact } from '../../domain/ai-impact/shown-impact.ts';
import type { ShownShare } from '../../domain/ai-impact/shown-share.ts';
import type { AiWeek } from '../../domain/ai-impact/weeks.ts';
import { kpiAiFigures as t } from '../../schema.ts';

export type FigureKind = 'impact' | 'share' | 'copilot';

/** Where a figure stands. */
export type Place = { readonly figure: FigureKind; readonly scope: AiScope; readonly week: AiWeek['monday'] };

/** Whose work went into a figure that people have seen, and where it stood. */
export type SeenFigure = Place & { readonly basis: readonly AuthorPart[] };

/** Nobody else shows a figure about AI of this workspace until the transaction ends: two at once would not see each other's. */
export async function lockAiFigures(tx: Tx): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('kpi-ai-figures:' || current_setting('app.workspace_id'), 0))`,
  );
}

/** All of a kind that were ever shown of a time that meets this one, of whatever scope, oldest first. */
export async function listSeenFigures(
  tx: Tx,
  { figure, from, to }: { readonly figure: FigureKind } & Pick<AiWeek, 'from' | 'to'>,
): Promise<readonly SeenFigure[]> {
  const rows = await tx
    .select({ figure: t.figure, scope: t.scope, week: t.week, basis: t.basis })
    .from(t)
    .where(and(eq(t.figure, figure), lt(t.fromAt, to), gt(t.toAt, from)))
    .orderBy(t.shownAt, t.id);
  return rows.map(({ scope, ...row }) => ({ ...row, scope: scope as AiScope }));
}

export async function insertAiFigure(tx: Tx, row: typeof t.$inferInsert): Promise<void> {
  await tx.insert(t).values(row);
}

/** A share of AI-assisted work that people saw elsewhere, by the pull requests it was made of; kept as nothing to show here. */
export type SeenElsewhere = {
  readonly id: string;
  /** Where and of whom; never a scope of this feature. */
  readonly place: `leaderboard ${string}`;
  readonly monday: AiWeek['monday'];
  readonly basis: readonly AuthorPart[];
  readonly shownAt: Date;
} & Pick<AiWeek, 'from' | 'to'>;

/** Remembers it, so that no share shown here can be subtracted from it. Call it with what shows it. */
export async function noteSeenShare(tx: Tx, { place, monday, from, to, ...seen }: SeenElsewhere): Promise<void> {
  await lockAiFigures(tx);
  const shown = { share: 0, counts: { assisted: 0, 'not-assisted': 0, disagree: 0, unknown: 0 } };
  await insertAiFigure(tx, { ...seen, figure: 'share', scope: place, week: monday, fromAt: from, toAt: to, shown });
}

/** What people see now of these scopes, by scope. */
export async function listShownImpacts(
  tx: Tx,
  scopes: readonly AiScope[],
): Promise<ReadonlyMap<AiScope, { readonly shown: ShownImpact; readonly fromAt: Date; readonly toAt: Date }>> {
  if (scopes.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([t.scope], { scope: t.scope, shown: t.shown, fromAt: t.fromAt, toAt: t.toAt })
    .from(t)
    .where(and(eq(t.figure, 'impact'), inArray(t.scope, [...scopes])))
    .orderBy(t.scope, desc(t.shownAt), desc(t.id));
  return new Map(
    rows.map(({ scope, shown, ...row }) => [scope as AiScope, { ...row, shown: shown as ShownImpact }] as const),
  );
}

/** The shares people see now of one scope's weeks from a Monday on, oldest first; weeks without one are left out. */
export async function listShownShares(
  tx: Tx,
  { scope, since }: { readonly scope: AiScope; readonly since: AiWeek['monday'] },
): Promise<readonly { readonly week: AiWeek['monday']; readonly shown: ShownShare }[]> {
  const rows = await tx
    .selectDistinctOn([t.week], { week: t.week, shown: t.shown })
    .from(t)
    .where(and(eq(t.figure, 'share'), eq(t.scope, scope), gte(t.week, since)))
    .orderBy(t.week, desc(t.shownAt), desc(t.id));
  return rows.map(({ week, shown }) => ({ week, shown: shown as ShownShare }));
}

/** How Copilot's numbers go with the others', as people see it now; null where nothing was shown yet. */
export async function findShownLink(tx: Tx): Promise<CopilotLink | null> {
  const [row] = await tx
    .select({ shown: t.shown })
    .from(t)
    .where(and(eq(t.figure, 'copilot'), eq(t.scope, 'workspace')))
    .orderBy(desc(t.week), desc(t.shownAt), desc(t.id))
    .limit(1);
  return row === undefined ? null : (row.shown as CopilotLink);
}
