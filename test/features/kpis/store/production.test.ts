import { describe, expect, it } from 'vitest';
import type { Lens } from '../../../../src/features/kpis/domain/measures.ts';
import type { Scope } from '../../../../src/features/kpis/domain/scope.ts';
import { readProductionFigures } from '../../../../src/features/kpis/store/production.ts';
import type { RepositoryId } from '../../../../src/kit/ids.ts';
import type { Tx } from '../../../../src/ports/outbound/store.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { account, type NumbersWorld, personId, plantWorld, teamId } from '../world.ts';

const db = testDatabase();
const on = (text: string) => new Date(`2026-11-${text.replace(' ', 'T')}:00Z`);
const RANGE = { from: on('02 00:00'), to: on('09 00:00') };

const sha = (letter: string) => letter.repeat(40);
const deployment = (id: string, when: string, rest: { sha?: string; failed?: boolean; production?: boolean } = {}) => ({
  ...{ id, sha: rest.sha ?? sha('d'), environment: 'production', production: rest.production ?? true },
  ...{ state: rest.failed === true ? ('failure' as const) : ('success' as const), at: on(when) },
  startedAt: null,
});

/** A revert of repository 0, opened at 12:00 and merged at 13:00 on the third. */
const REVERT = {
  ...{ id: '901', number: 2, title: 'Revert "x"', body: '', url: 'x', state: 'closed' as const, draft: false },
  ...{ author: account(0), createdAt: on('03 12:00'), updatedAt: on('03 13:00'), mergedAt: on('03 13:00') },
  ...{ closedAt: on('03 13:00'), mergedBy: null, mergeCommitSha: sha('f'), size: null },
  ...{ head: { ref: 'revert-1-x', sha: sha('a') }, base: { ref: 'main', sha: 'b' } },
  ...{ requestedReviewers: [], requestedTeams: [], labels: [] },
};

async function inWorld(fn: (tx: Tx, world: NumbersWorld) => Promise<void>): Promise<void> {
  await db.store.scope(WORKSPACE, async (tx) => {
    const world = await plantWorld(tx, { now: () => on('20 00:00') });
    await world.record(0, {
      pullRequests: [REVERT],
      deployments: [
        deployment('long-ago', '01 09:00'),
        deployment('first', '03 10:00'),
        deployment('fix', '03 14:00', { sha: sha('f') }),
        deployment('bad', '04 10:00', { failed: true }),
        deployment('good', '04 10:30'),
        deployment('preview', '04 11:00', { production: false }),
        deployment('later', '10 10:00'),
      ],
    });
    await world.record(1, { deployments: [deployment('elsewhere', '05 10:00')] });
    await world.deliver();
    await fn(tx, world);
  });
}

type Asked = { readonly lens?: Lens; readonly scope?: Scope; readonly repositoryId?: RepositoryId | null };

function read(tx: Tx, { lens = 'muster', scope = { kind: 'workspace' }, repositoryId = null }: Asked = {}) {
  return readProductionFigures(tx, { scope, repositoryId, lens, range: RANGE, timeZone: 'UTC' });
}

describe('production’s figures', () => {
  it('are made of deployments, failures, and what reverts tell', async () => {
    await inWorld(async (tx) => {
      const figures = await read(tx);
      // first, fix, good, elsewhere.
      expect(figures?.frequency).toMatchObject({ kind: 'known', value: 4, n: 4 });
      // bad by itself, first by the revert: 2 of 5.
      expect(figures?.['failure-rate']).toMatchObject({ value: 0.4, n: 5 });
      // first 10:00 → fix 14:00 = 240, bad → good = 30.
      expect(figures?.recovery).toMatchObject({ value: 135, n: 2 });
      expect(figures?.['rework-rate']).toMatchObject({ value: 0.25, n: 4 });
    });
  });

  it('are those of one repository where it was asked for', async () => {
    await inWorld(async (tx, { repositoryIds: [, second = null] }) => {
      const figures = await read(tx, { repositoryId: second });
      expect(figures?.frequency).toMatchObject({ value: 1 });
      expect(figures?.recovery).toEqual({ kind: 'unknown', gap: 'no-failures' });
    });
  });

  it('are of a team those made for its merges', async () => {
    await inWorld(async (tx, world) => {
      const [author] = await tx.sql`update identities set person_id = ${personId(1)}
        where id = (select author_id from pull_requests) returning id`;
      world.announce('people.identity-linked', { identityId: author?.id, personId: personId(1) });
      await world.deliver();
      // Person 1 is in the second team.
      const of = (n: number) => read(tx, { scope: { kind: 'team', teamId: teamId(n) } });
      expect((await of(2))?.frequency).toMatchObject({ value: 1, n: 1 });
      expect((await of(2))?.['failure-rate']).toMatchObject({ value: 0, n: 1 });
      expect((await of(1))?.frequency).toMatchObject({ value: 0, n: 0 });
    });
  });

  it('don’t count a repository that nobody chose any more', async () => {
    await inWorld(async (tx, world) => {
      const [, second = ''] = world.repositoryIds;
      world.announce('connection.repositories-dropped', { connectionId: second, repositoryIds: [second] });
      await world.deliver();
      expect((await read(tx))?.frequency).toMatchObject({ value: 3 });
    });
  });

  it('say what a lens can’t know, and nothing of one person', async () => {
    await inWorld(async (tx) => {
      const devlake = await read(tx, { lens: 'devlake' });
      expect(devlake?.['failure-rate']).toEqual({ kind: 'unknown', gap: 'no-incident-tool' });
      expect(await read(tx, { scope: { kind: 'person', personId: personId(1) } })).toBeNull();
    });
  });
});
