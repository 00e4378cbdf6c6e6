import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actions, button } from '../../src/kit/blocks/index.ts';
import type { WorkspaceId } from '../../src/kit/ids.ts';
import { type LocalGitHub, startLocalGitHub } from '../fakes/github/local-github.ts';
import { connectByToken } from '../support/github-connection.ts';
import { testApp } from '../support/test-app.ts';

const START = '2026-11-25T09:00:00Z';
let github: LocalGitHub;

beforeEach(async () => {
  const repositories = [{ name: 'web', pullRequests: 400 }];
  github = await startLocalGitHub({ kind: 'stale', until: START, now: () => Date.parse(START), repositories });
});
afterEach(() => github.close());

describe('connecting an organisation with 400 stale pull requests', () => {
  const muster = testApp({ start: START, env: () => ({ GITHUB_API_URL: `${github.url}/` }) });

  it('says nothing to anybody but how far it is, and escalates nothing', async () => {
    const [row] = await muster.store.sql<{ id: WorkspaceId }[]>`select id from workspaces`;
    if (row === undefined) throw new Error('no workspace');
    await connectByToken(muster.store, { workspaceId: row.id, world: github.world, at: muster.clock.now() });
    const blocks = [actions([button({ id: 'pull-requests.sync-now', text: 'Sync now' })])];
    const screen = {
      kind: 'message',
      channelId: 'C0GENERAL',
      ts: '1764000000.000200',
      ephemeral: true,
      blocks,
    } as const;
    await muster.as('U0MIRA').press('Sync now', screen);

    const [known] = await muster.store.sql<{ n: number }[]>`
      select count(*)::int as n from pull_requests where state = 'open' and requested_reviewer_ids <> '[]'`;
    expect(known?.n).toBe(400);
    expect(muster.slack.directMessages().map(({ key }) => key?.split(':')[0])).toEqual(['pull-requests-sync']);
    expect(await muster.store.sql`select id from escalations`).toEqual([]);
  }, 240_000);
});
