import { afterEach, describe, expect, it } from 'vitest';
import { planWeighing } from '../../../../src/features/commit-analysis/use-cases/plan-weighing.ts';
import { continueSync } from '../../../../src/features/pull-requests/use-cases/sync/continue-sync.ts';
import { startSync } from '../../../../src/features/pull-requests/use-cases/sync/start-sync.ts';
import { type LocalGitHub, startLocalGitHub } from '../../../fakes/github/local-github.ts';
import { buildSyncNeeds } from '../../../support/build-sync-needs.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { CONNECTION, connectByToken } from '../../../support/github-connection.ts';
import { howOften } from '../../../support/how-often.ts';
import { testClock } from '../../../support/test-clock.ts';
import { settle, slackMember } from '../../people/world.ts';

const UNTIL = '2026-11-25T09:00:00Z';
const PULLS = howOften(150, 5_000);
/** Pull requests of a page of history. */
const PAGE = 25;

const clock = testClock(UNTIL);
const db = testDatabase({ clock });
let github: LocalGitHub | null = null;
afterEach(() => github?.close());

describe(`connecting ${PULLS} pull requests`, () => {
  it('weighs every commit of them by no request beyond the sync’s own', async () => {
    const until = { now: () => clock.now().getTime(), until: UNTIL, days: 80 };
    github = await startLocalGitHub({ ...until, repositories: [{ name: 'web', pullRequests: PULLS, deployments: 5 }] });
    await settle(db, slackMember('mira', { primaryOwner: true }));
    const world = { workspaceId: WORKSPACE, world: github.world, at: clock.now() };
    const repositoryIds = await connectByToken(db.store, world);
    const [queue, pushed]: [string[], unknown[]] = [[], []];
    const needs = {
      ...buildSyncNeeds({ scope: db.store.scope, clock, url: github.url, queue }),
      announce: async (_: unknown, { name }: { readonly name: string }, payload: unknown) => {
        if (name === 'commits.pushed') pushed.push(payload);
      },
    };
    const of = { workspaceId: WORKSPACE, connectionId: CONNECTION };
    await startSync(needs, { ...of, repositoryIds, byId: null });
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) await continueSync(needs, of);
    for (const event of pushed) await planWeighing(needs, event as never);

    // Pages of history and one of deployments.
    expect(github.calls).toHaveLength(Math.ceil(PULLS / PAGE) + 1);
    expect(queue).toEqual([]);
    const [row] = await db.store.sql`
      select (select count(*)::int from commits) as commits,
        (select count(*)::int from commit_estimates where basis = 'sizes') as weighed`;
    expect(row?.weighed).toBe(row?.commits);
    expect(row?.commits).toBeGreaterThan(PULLS);
  }, 600_000);
});
