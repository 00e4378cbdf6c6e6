import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../../src/platform/metrics-prometheus.ts';
import { purgeOutbox } from '../../../src/platform/outbox/purge.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';
import { ANA, BO, createOutboxWorld, to, until } from './outbox-world.ts';

const db = testDatabase();
const DAY_MS = 24 * 3_600_000;

describe('purging', () => {
  it('forgets notes settled 30 days ago and keeps cards and everything unsettled', async () => {
    const world = createOutboxWorld(db.store);
    await world.note('old');
    await world.card('T-1', 'a card');
    await world.worker().idle();
    await world.note('waiting');
    expect(await purgeOutbox(db.store.sql, new Date(world.clock.now().getTime() + 29 * DAY_MS))).toBe(0);
    expect(await purgeOutbox(db.store.sql, new Date(world.clock.now().getTime() + 31 * DAY_MS))).toBe(1);

    expect((await world.rows()).map(({ key }) => key)).toEqual(['T-1', 'waiting']);
  });
});

describe('metrics', () => {
  it('show what waits by state, results of calls, and how long people waited', async () => {
    const world = createOutboxWorld(db.store, ({ key }) =>
      key === 'refused' ? { kind: 'permanent', code: 'is_archived', scope: 'recipient' } : 'ok',
    );
    const metrics = createMetrics();
    const worker = world.worker({ metrics });
    await world.note('fine');
    await world.note('refused', { to: to(BO) });
    world.pass(3_000);
    await worker.idle();
    await world.note('waiting');
    world.pass(5_000);
    const text = await metrics.text();

    expect(text).toContain('muster_outbox_depth{state="due"} 1');
    expect(text).toContain('muster_outbox_depth{state="dead"} 1');
    expect(text).toContain('muster_outbox_age_seconds{state="due"} 5');
    expect(text).toContain('muster_outbox_sends_total{step="post",result="ok"} 1');
    expect(text).toContain('muster_outbox_sends_total{step="post",result="permanent"} 1');
    expect(text).toContain('muster_outbox_wait_seconds_sum{step="post"} 3');
  });
});

describe('a started worker', () => {
  it('sends what is written, by a nudge or by its own beat, until it is stopped', async () => {
    const world = createOutboxWorld(db.store);
    const worker = world.worker();
    worker.start();
    await world.note('on the beat');
    await until(() => world.slack.said.length === 1);
    await world.note('nudged');
    worker.nudge();
    await until(() => world.slack.said.length === 2);
    await worker.stop();
    await world.note('after the end');
    worker.nudge();
    await worker.idle();

    expect(world.slack.texts()).toEqual(['on the beat', 'nudged']);
  });
});

describe('a row', () => {
  it('carries the id of the request that caused it', async () => {
    const world = createOutboxWorld(db.store);
    await db.store.scope(WORKSPACE, async (tx) => {
      await tx.sql`select set_config('app.request_id', 'req-1', true)`;
      await world.outbox.note(tx, { key: 'k', to: to(ANA), kind: 'test.say', args: { text: 'x' } });
    });

    expect(await db.store.sql`select request_id from outbox`).toMatchObject([{ request_id: 'req-1' }]);
  });
});
