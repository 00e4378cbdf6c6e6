import { describe, expect, it } from 'vitest';
import { testApp, WEBHOOK_SECRET } from '../../support/test-app.ts';
import { listWebhookExamples } from '../../support/webhook-examples.ts';
import { sendWebhook, webhook } from '../../support/webhooks.ts';

describe('GitHub’s own examples of webhooks', () => {
  const muster = testApp();

  it('are all answered 202, kept once and read without a fault, in order, again and backwards', {
    timeout: 180_000,
  }, async () => {
    const { sql } = muster.store;
    const examples = listWebhookExamples();
    await connect(examples);
    const send = async (order: readonly number[]) => {
      const statuses = new Set<number>();
      for (let at = 0; at < order.length; at += 8)
        for (const { status } of await Promise.all(order.slice(at, at + 8).map((n) => deliver(n))))
          statuses.add(status);
      return [...statuses];
    };
    const deliver = (n: number) => {
      const { event = '', payload } = examples[n] ?? {};
      return sendWebhook(muster.url, webhook(WEBHOOK_SECRET, { event, payload, deliveryId: `example-${n}` }));
    };
    const order = examples.map((_, n) => n);
    expect(await send(order)).toEqual([202]);
    await muster.settled();
    expect(await send(order.toReversed())).toEqual([202]);
    await muster.settled();
    const count = async () => {
      const [counted] = await sql`
        select count(*)::int as rows, count(processed_at)::int as done, count(dead_at)::int as dead from deliveries
        where source = 'github'`;
      return counted;
    };
    expect(await count()).toEqual({ rows: examples.length, done: examples.length, dead: 0 });
    // Those that write the same rows wait for each other; none is refused.
    expect(await sql`select distinct last_error from deliveries where last_error is not null`).toEqual([]);
    console.log(`examples: ${examples.length}, answered 202 twice, kept once each, given up 0`);
  });

  it('have no second effect when one is replayed, also under another name', async () => {
    const { sql } = muster.store;
    const examples = listWebhookExamples();
    await connect(examples);
    const opened = examples.find(({ event, payload }) => event === 'pull_request' && payload.action === 'opened');
    const { event = '', payload } = opened ?? {};
    const facts = async () =>
      (await sql`select to_jsonb(p)::text as row from pull_requests p order by 1`).map(({ row }) => row);
    for (const deliveryId of ['a', 'a', 'b'])
      expect((await sendWebhook(muster.url, webhook(WEBHOOK_SECRET, { event, payload, deliveryId }))).status).toBe(202);
    await muster.settled();
    const once = await facts();
    expect(once).toHaveLength(1);
    const later = [1, 299, 301];
    for (const seconds of later) {
      await muster.advanceTo(new Date(Date.parse('2026-11-25T09:00:00Z') + seconds * 1_000).toISOString());
      await sendWebhook(muster.url, webhook(WEBHOOK_SECRET, { event, payload, deliveryId: 'a' }));
    }
    await muster.settled();
    expect(await facts()).toEqual(once);
  });

  /** An account with all the repositories the examples speak of, selected. */
  async function connect(examples: ReturnType<typeof listWebhookExamples>): Promise<void> {
    const { sql } = muster.store;
    await sql`
      insert into connections (id, workspace_id, source, via, account, state, connected_at)
      select gen_random_uuid(), id, 'github', 'token', 'examples', 'open', '2026-11-01T00:00:00Z' from workspaces`;
    const repositories = new Map(
      examples.flatMap(({ payload }) => {
        const { id, full_name: name } = (payload.repository ?? {}) as { id?: number; full_name?: string };
        return id === undefined || name === undefined ? [] : [[String(id), name] as const];
      }),
    );
    for (const [hostId, name] of repositories)
      await sql`
        insert into repositories (id, workspace_id, connection_id, host_id, full_name, default_branch, private, url, selected_at)
        select gen_random_uuid(), workspace_id, id, ${hostId}, ${name}, 'main', false, 'https://github.com', '2026-11-01T00:00:00Z'
        from connections`;
  }
});
