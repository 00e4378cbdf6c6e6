import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findDeploymentsVersion } from '../../pull-requests/index.ts';
import { keyOf } from '../domain/fact.ts';
import { PRODUCTION_MEASURES, type ProductionFigures } from '../domain/production/production.ts';
import { kpiProductionWindows, kpiRepositories } from '../schema.ts';
import type { Window } from './window-facts.ts';
import { stampOf } from './windows.ts';

type Asked = Window & {
  /** Decides which day a deployment was on. */
  readonly timeZone: string;
};

/** What lies this long around a period may explain what happened in it. */
const AROUND_MS = 28 * 86_400_000;

/**
 * How production fared, without ids: as it was kept while nothing was told of any deployment and nothing moved in the weeks
 * around, else as computed now, which is kept for the next who asks.
 */
export async function keepProduction(
  tx: Tx,
  { asked, now }: { readonly asked: Asked; readonly now: Date },
  compute: () => Promise<ProductionFigures | null>,
): Promise<ProductionFigures | null> {
  // Of a person there is none: nothing to keep.
  if (asked.scope.kind === 'person') return compute();
  const t = kpiProductionWindows;
  const { repositoryId, lens, timeZone, range } = asked;
  const key = { scope: keyOf(asked.scope), repository: repositoryId ?? '', lens, timeZone };
  const [stamp, [kept]] = await Promise.all([
    stampAround(tx, asked),
    tx
      .select({ stamp: t.stamp, figures: t.figures, askedAt: t.askedAt })
      .from(t)
      .where(
        and(
          ...[eq(t.scope, key.scope), eq(t.repository, key.repository), eq(t.lens, lens), eq(t.timeZone, timeZone)],
          ...[eq(t.fromAt, range.from), eq(t.toAt, range.to)],
        ),
      ),
  ]);
  const isGood = kept !== undefined && kept.stamp === stamp;
  if (isGood && now.getTime() - kept.askedAt.getTime() < ASKED_MS) return kept.figures;
  const figures = isGood ? kept.figures : withoutIds(await compute());
  await tx
    .insert(t)
    .values({ ...key, fromAt: range.from, toAt: range.to, stamp, figures, askedAt: now })
    .onConflictDoUpdate({
      target: [t.workspaceId, t.scope, t.repository, t.lens, t.fromAt, t.toAt, t.timeZone],
      set: { stamp, figures, askedAt: now },
    });
  return figures;
}

/** When somebody asked last is written once a day. */
const ASKED_MS = 86_400_000;

/** Of everything that goes in: reverts and hotfixes of anybody, deployments, and which repositories count. */
async function stampAround(tx: Tx, { range, repositoryId }: Asked): Promise<string> {
  const around = { from: new Date(range.from.getTime() - AROUND_MS), to: new Date(range.to.getTime() + AROUND_MS) };
  const t = kpiRepositories;
  const [weeks, deployments, uncounted] = await Promise.all([
    stampOf(tx, { scope: { kind: 'workspace' }, range: around }),
    findDeploymentsVersion(tx, repositoryId),
    tx.select({ id: t.repositoryId }).from(t).where(eq(t.counts, false)).orderBy(asc(t.repositoryId)),
  ]);
  return [weeks, deployments, ...uncounted.map(({ id }) => id)].join(' ');
}

function withoutIds(figures: ProductionFigures | null): ProductionFigures | null {
  if (figures === null) return null;
  const told = PRODUCTION_MEASURES.map((measure) => {
    const figure = figures[measure];
    return [measure, figure.kind === 'known' ? { ...figure, counted: [], leftOut: [] } : figure] as const;
  });
  return Object.fromEntries(told) as ProductionFigures;
}
