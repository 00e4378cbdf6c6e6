import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recoverDeliveries } from '../../src/features/pull-requests/use-cases/sync/recover-deliveries.ts';
import type { WorkspaceId } from '../../src/kit/ids.ts';
import { type LocalGitHub, startLocalGitHub } from '../fakes/github/local-github.ts';
import { failedDelivery } from '../fakes/github/world.ts';
import { buildSyncNeeds } from '../support/build-sync-needs.ts';
import { matchAccount } from '../support/code-host.ts';
import { CONNECTION, connectByToken } from '../support/github-connection.ts';
import { githubStory, type Sent } from '../support/github-story.ts';
import { testApp, WEBHOOK_SECRET } from '../support/test-app.ts';
import { sendWebhook, webhook } from '../support/webhooks.ts';

const START = '2026-11-25T09:00:00Z';
let github: LocalGitHub;

beforeEach(async () => {
  github = await startLocalGitHub({ until: START, now: () => Date.parse(START), repositories: [{ name: 'web' }] });
});
afterEach(() => github.close());

/** MUST-HOLD 21, GitHub's half: what GitHub sends again comes through Muster's own door. */
describe('forty deliveries that failed while Muster was down for half an hour', () => {
  const muster = testApp({ start: START, env: () => ({ GITHUB_API_URL: `${github.url}/` }) });
  let workspaceId: WorkspaceId;
  const repositoryId = () => github.world.repositories[0]?.id ?? 0;
  const story = (number: number) =>
    githubStory({ number, author: 'ana', at: '2026-11-25T09:05:00Z', repositoryId: repositoryId() });

  beforeEach(async () => {
    for (const id of ['U0ANA', 'U0JONAS']) await muster.as(id).command('/task', 'list');
    await matchAccount(muster, 'ana', 'U0ANA');
    await matchAccount(muster, 'jonas', 'U0JONAS');
    const [row] = await muster.store.sql<{ id: WorkspaceId }[]>`select id from workspaces`;
    if (row === undefined) throw new Error('no workspace');
    workspaceId = row.id;
    await connectByToken(muster.store, { workspaceId, world: github.world, at: new Date(START) });
    github.world.hooks.push({ id: 5, repository: 'acme/web', url: 'https://muster.acme.example/webhooks/github' });
  });

  /** Nobody took these; GitHub keeps them in its list, and has the payloads. */
  function lose(sent: readonly Sent[]): Map<string, number> {
    const asked = new Map<string, number>();
    const lost = sent.map((one, n) => ({ ...failedDelivery(n, '2026-11-25T09:20:00Z'), payload: one }));
    github.world.deliveries.push(...lost.map(({ payload: _, ...delivery }) => delivery));
    github.world.onRedeliver = async ({ guid }) => {
      asked.set(guid, (asked.get(guid) ?? 0) + 1);
      const found = lost.find((one) => one.guid === guid);
      if (found === undefined) throw new Error('GitHub sends again only what it has');
      return send(found.payload, guid);
    };
    return asked;
  }

  async function send({ event, payload }: Sent, deliveryId: string): Promise<number> {
    return (await sendWebhook(muster.url, webhook(WEBHOOK_SECRET, { event, payload, deliveryId }))).status;
  }

  /** As the job does it; only without the pause that GitHub asks for between requests. */
  async function recover(): Promise<void> {
    const needs = buildSyncNeeds({ scope: muster.store.scope, clock: muster.clock, url: github.url, queue: [] });
    await recoverDeliveries(needs, { workspaceId, connectionId: CONNECTION });
    await muster.settled();
  }

  it('are asked for once each and processed once each, and say what is fresh to whom it concerns', async () => {
    const pulls = Array.from({ length: 20 }, (_, n) => story(n + 1));
    const sent = pulls.flatMap((pull) => [pull.opened(), pull.asked({ at: '2026-11-25T09:10:00Z', of: 'jonas' })]);
    const asked = lose(sent);
    muster.clock.set('2026-11-25T09:35:00Z');
    for (let run = 0; run < 3; run += 1) {
      await recover();
      muster.clock.advance(60_000);
    }
    expect([asked.size, Math.max(...asked.values())]).toEqual([40, 1]);
    const handled = async () => {
      await muster.settled();
      return muster.store.sql`select 1 from deliveries where source = 'github' and processed_at is not null`;
    };
    // A delivery that waited too long for its turn is tried again a little later.
    await vi.waitFor(async () => expect(await handled()).toHaveLength(40), { timeout: 60_000, interval: 100 });
    const rows = await muster.store.sql`select number, origin from pull_requests where number <= 20`;
    expect(rows.map(({ origin }) => origin)).toEqual(Array(20).fill('backfill'));
    // A review asked for 25 minutes ago reaches its reviewer: one card each.
    const cards = muster.slack.directMessages('U0JONAS').filter(({ key }) => key?.startsWith('review:'));
    expect(cards).toHaveLength(20);
    // Somebody presses *Redeliver* on GitHub's page as well.
    for (const [n, one] of sent.entries()) await send(one, failedDelivery(n, START).guid);
    await muster.settled();
    expect(muster.slack.directMessages('U0JONAS')).toHaveLength(20);
  }, 180_000);

  it('tell nobody of what is older than a day', async () => {
    const pull = githubStory({ number: 7, author: 'ana', at: '2026-11-25T09:05:00Z', repositoryId: repositoryId() });
    lose([pull.opened(), pull.asked({ at: '2026-11-25T09:10:00Z', of: 'jonas' })]);
    muster.clock.set('2026-11-26T10:00:00Z');
    await recover();
    const [row] = await muster.store.sql`select count(*)::int as n from pull_requests where number = 7`;
    expect(row?.n).toBe(1);
    expect(muster.slack.directMessages('U0JONAS')).toEqual([]);
    await muster.advanceTo('2026-11-30T10:00:00Z');
    expect(await muster.store.sql`select id from escalations`).toEqual([]);
  });
});
