import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { keyOf } from '../domain/fact.ts';
import type { Counts, LensFigures, WeekFigures } from '../domain/figures.ts';
import type { Lens } from '../domain/measures.ts';
import type { Place } from '../domain/roll-up.ts';
import type { Scope } from '../domain/scope.ts';
import { kpiWeeks } from '../schema.ts';
import { computeWeeks } from './window-facts.ts';

/** Writes roll-ups in the place of those known; ones without anything in them stay, so that their version keeps rising. */
export async function saveWeeks(tx: Tx, rolled: readonly (Place & { readonly figures: WeekFigures })[]): Promise<void> {
  if (rolled.length === 0) return;
  await tx.execute(sql`
    insert into kpi_weeks (scope, week, figures, version)
    select scope, week, figures, 1
    from jsonb_to_recordset(${JSON.stringify(rolled)}::text::jsonb) r(scope text, week date, figures jsonb)
    on conflict (workspace_id, scope, week) do update
      set figures = excluded.figures, version = kpi_weeks.version + 1`);
}

/** Mondays of the first week and the last one, both in it. */
export type Weeks = { readonly from: CalendarDay; readonly to: CalendarDay };

export type WeekRow = { readonly week: CalendarDay; readonly counts: Counts; readonly figures: LensFigures };

export type AskedWeeks = {
  readonly scope: Scope;
  readonly weeks: Weeks;
  readonly lens: Lens;
  /** Null: all. */
  readonly repositoryId: RepositoryId | null;
};

/**
 * Week by week, oldest first; weeks in which nothing ever counted are left out. A week is the one on the wall of the
 * author's team. One repository's share of a person or a team is computed from the facts of these weeks.
 */
export async function readWeeks(tx: Tx, { scope, weeks, lens, repositoryId }: AskedWeeks): Promise<readonly WeekRow[]> {
  if (repositoryId !== null && scope.kind !== 'workspace')
    return computeWeeks(tx, { scope, weeks, lens, repositoryId });
  const t = kpiWeeks;
  return tx
    .select({
      week: t.week,
      counts: sql<Counts>`${t.figures} -> 'counts'`,
      figures: sql<LensFigures>`${t.figures} -> 'lenses' -> ${lens}::text`,
    })
    .from(t)
    .where(
      and(
        eq(t.scope, keyOf(repositoryId === null ? scope : { kind: 'repository', repositoryId })),
        gte(t.week, weeks.from),
        lte(t.week, weeks.to),
      ),
    )
    .orderBy(asc(t.week));
}
