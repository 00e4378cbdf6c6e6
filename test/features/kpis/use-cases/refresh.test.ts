import { describe, expect, it } from 'vitest';
import { listFactsOf } from '../../../../src/features/kpis/store/own-facts.ts';
import { refreshAll } from '../../../../src/features/kpis/use-cases/refresh-all.ts';
import { refreshFacts, refreshRest } from '../../../../src/features/kpis/use-cases/refresh-facts.ts';
import { refreshPlacements } from '../../../../src/features/kpis/use-cases/refresh-placements.ts';
import { markChanged } from '../../../../src/features/pull-requests/index.ts';
import { inBackground } from '../../../../src/platform/background.ts';
import type { Tx } from '../../../../src/ports/outbound/store.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { type NumbersWorld, personId, plantWorld } from '../world.ts';

const db = testDatabase();
const NOW = new Date('2026-03-20T12:00:00Z');
const clock = { now: () => NOW };
const background = <T>(fn: (tx: Tx) => Promise<T>) => inBackground(() => db.store.scope(WORKSPACE, fn));

const planted = (tx: Tx) => plantWorld(tx, clock);
const added: string[] = [];
const jobs = { add: async (_: Tx, { name }: { readonly name: string }) => void added.push(name) };
const drain = () => inBackground(() => refreshFacts({ scope: db.store.scope, clock, jobs }, WORKSPACE));

describe('what became known of pull requests', () => {
  it('is taken in once, however many come for it at once', async () => {
    await background(async (tx) => tellMerged(await planted(tx), 5));
    await Promise.all([drain(), drain(), drain()]);
    expect(await versions()).toEqual([1]);
    expect(await mergedOf('workspace')).toBe(5);
  });

  it('is never passed over, told while what was told before is taken in', async () => {
    const world = await background(async (tx) => {
      const made = await planted(tx);
      await tellMerged(made, 1);
      return made;
    });
    // Told again in a transaction that ends after the taking has begun: the taking waits for it.
    let taking: Promise<void> = Promise.resolve();
    await background(async (tx) => {
      await tx.sql`update pull_requests set labels = '["hotfix"]'`;
      await markChanged(world.needs, tx, { workspaceId: WORKSPACE, which: 'all' });
      taking = drain();
      await untilWaiting();
    });
    await taking;
    const [row] = await db.store.sql`select hotfix from kpi_facts`;
    expect(row).toEqual({ hotfix: true });
  });

  it('goes on with the rest in a job of its own, and is all taken in the end', async () => {
    await background(async (tx) => tellMerged(await planted(tx), 250));
    added.length = 0;
    await drain();
    expect(added).toEqual([refreshRest.name]);
    await drain();
    expect(await mergedOf('workspace')).toBe(250);
    expect(added).toHaveLength(1);
  });

  it('is told of again when a step is lost on the way', async () => {
    await background(async (tx) => tellMerged(await planted(tx), 3));
    const lost = {
      add: async () => {},
      scope: (_: unknown, fn: (tx: Tx) => Promise<unknown>) =>
        background(async (tx) => {
          await fn(tx);
          throw new Error('the process died');
        }),
    };
    await expect(refreshFacts({ ...lost, jobs, clock } as never, WORKSPACE)).rejects.toThrow();
    await drain();
    expect(await mergedOf('workspace')).toBe(3);
  });

  it('is computed again once, as a whole, when the rules change', async () => {
    const world = await background(planted);
    await background((tx) => tellMerged(world, 3, tx));
    await drain();
    const needs = { ...world.needs, scope: db.store.scope };
    await refreshAll(needs, world.actor);
    await drain();
    expect(await versions()).toEqual([2]);
    await refreshAll(needs, world.actor);
    await drain();
    expect(await versions()).toEqual([2]);
  });

  it('counts for the team of then, wherever somebody goes later', async () => {
    const world = await background(planted);
    await background((tx) => tellMerged(world, 4, tx));
    await drain();
    const before = await background((tx) => listFactsOf(tx, personId(1)));
    await background((tx) => tx.sql`delete from team_members`);
    await refreshPlacements({ ...world.needs, scope: db.store.scope }, world.actor, null);
    await drain();
    expect(before.map(({ teamIds }) => teamIds.length)).toEqual([1]);
    expect(await background((tx) => listFactsOf(tx, personId(1)))).toEqual(before);
  });
});

/** So many pull requests of the first repository, all merged in the same week. */
async function tellMerged(world: NumbersWorld, count: number, tx?: Tx): Promise<void> {
  const told = Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.UTC(2026, 2, 17, 8, n % 60));
    return {
      ...{ id: String(n), number: n, title: 'Change', body: '', url: 'x', state: 'closed' as const, draft: false },
      ...{ author: { id: `id-p${1 + (n % 4)}`, login: `p${1 + (n % 4)}`, bot: false }, createdAt: at, updatedAt: at },
      ...{ mergedAt: at, closedAt: at, mergedBy: null, mergeCommitSha: null },
      ...{ head: { ref: 'change', sha: `h${n}` }, base: { ref: 'main', sha: 'b' }, requestedReviewers: [] },
      ...{ requestedTeams: [], labels: [], size: null },
    };
  });
  await world.record(0, { pullRequests: told }, tx);
}

async function versions(): Promise<readonly number[]> {
  const rows = await db.store.sql<{ version: number }[]>`select distinct version from kpi_weeks order by 1`;
  return rows.map(({ version }) => version);
}

async function mergedOf(scope: string): Promise<number> {
  const [row] = await db.store.sql<{ merged: number }[]>`
    select sum((figures -> 'counts' ->> 'merged')::int)::int as merged from kpi_weeks where scope = ${scope}`;
  return row?.merged ?? 0;
}

/** Until somebody waits for another's lock. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const [row] = await db.store.sql<{ waiting: boolean }[]>`
      select exists (select 1 from pg_locks where not granted) as waiting`;
    if (row?.waiting === true) return;
  }
}
