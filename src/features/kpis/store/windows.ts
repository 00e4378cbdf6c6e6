import { and, eq, gte, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import { keyOf } from '../domain/fact.ts';
import type { WindowFigures } from '../domain/figures.ts';
import { kpiProductionWindows, kpiWeeks, kpiWindows } from '../schema.ts';
import { computeWindow, type Window } from './window-facts.ts';

/**
 * The figures of a stretch of time: those kept while none of its weeks was computed anew since, else fresh ones, which are
 * kept for the next who asks. Never older than what is known.
 */
export async function readFigures(tx: Tx, window: Window, now: Date): Promise<WindowFigures> {
  const [stamp, kept] = await Promise.all([stampOf(tx, window), findKept(tx, window)]);
  if (kept !== null && kept.stamp === stamp && now.getTime() - kept.askedAt.getTime() < ASKED_MS) return kept.figures;
  const figures = kept !== null && kept.stamp === stamp ? kept.figures : await computeWindow(tx, window);
  const { fromAt, toAt, ...key } = columnsOf(window);
  await tx
    .insert(kpiWindows)
    .values({ ...key, fromAt, toAt, stamp, figures, askedAt: now })
    .onConflictDoUpdate({
      target: [
        ...([kpiWindows.workspaceId, kpiWindows.scope, kpiWindows.repository] as const),
        ...([kpiWindows.lens, kpiWindows.fromAt, kpiWindows.toAt] as const),
      ],
      set: { stamp, figures, askedAt: now },
    });
  return figures;
}

/** When somebody asked last is written once a day. */
const ASKED_MS = 86_400_000;

/**
 * Says whether anything moved in the weeks that a stretch of time touches: their versions only ever rise. Taken before the
 * facts are read, so that what moves in between is found out the next time.
 */
export async function stampOf(tx: Tx, { scope, range }: Pick<Window, 'scope' | 'range'>): Promise<string> {
  const t = kpiWeeks;
  const day = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const [row] = await tx
    .select({ stamp: sql<string>`count(*) || '/' || coalesce(sum(${t.version}), 0)` })
    .from(t)
    .where(and(eq(t.scope, keyOf(scope)), gte(t.week, day(range.from, -8)), lte(t.week, day(range.to, 1))));
  return row?.stamp ?? '';
}

async function findKept(tx: Tx, window: Window) {
  const t = kpiWindows;
  const { scope, repository, lens, fromAt, toAt } = columnsOf(window);
  const [row] = await tx
    .select({ stamp: t.stamp, figures: t.figures, askedAt: t.askedAt })
    .from(t)
    .where(
      and(
        ...[eq(t.scope, scope), eq(t.repository, repository), eq(t.lens, lens)],
        ...[eq(t.fromAt, fromAt), eq(t.toAt, toAt)],
      ),
    );
  return row ?? null;
}

/** Forgets what nobody asked for since. */
export async function forgetWindows(tx: Tx, before: Date): Promise<void> {
  await tx.delete(kpiWindows).where(lt(kpiWindows.askedAt, before));
  await tx.delete(kpiProductionWindows).where(lt(kpiProductionWindows.askedAt, before));
}

function columnsOf({ scope, repositoryId, lens, range }: Window) {
  return { scope: keyOf(scope), repository: repositoryId ?? '', lens, fromAt: range.from, toAt: range.to };
}
