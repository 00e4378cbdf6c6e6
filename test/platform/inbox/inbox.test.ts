import { afterEach, describe, expect, it } from 'vitest';
import { MusterError } from '../../../src/kit/errors.ts';
import { createInbox, type Inbox, type InboxOptions } from '../../../src/platform/inbox/inbox.ts';
import { waitBefore } from '../../../src/platform/inbox/retry.ts';
import type { Delivery } from '../../../src/platform/inbox/store.ts';
import { createMetrics } from '../../../src/platform/metrics-prometheus.ts';
import { testDatabase } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';

const db = testDatabase();
const inboxes: Inbox[] = [];

function open(handler: (delivery: Delivery) => Promise<void>, more: Partial<InboxOptions> = {}) {
  const metrics = createMetrics();
  const inbox = createInbox({
    store: db.store,
    metrics,
    log: silentLog,
    clock: { now: () => new Date() },
    sweepMs: 30,
    handlers: { github: handler },
    ...more,
  });
  inboxes.push(inbox);
  return { inbox, metrics };
}

afterEach(async () => {
  for (const inbox of inboxes.splice(0)) await inbox.stop();
});

const delivery = (deliveryId: string, body = '{}') => ({
  source: 'github',
  deliveryId,
  body,
  headers: { event: 'push' },
});

describe('the inbox', () => {
  it('hands a delivery over once, as it came, and forgets its content', async () => {
    const seen: Delivery[] = [];
    const { inbox } = open(async (each) => void seen.push(each));
    const body = '{"a":"\\u0000 \\ud800 😀"}';
    const answers = await Promise.all([1, 2, 3].map(() => inbox.take(delivery('one', body))));
    await inbox.idle();
    expect(answers.toSorted()).toEqual(['new', 'seen', 'seen']);
    expect(seen.map(({ body: text, headers, attempts }) => [text, headers, attempts])).toEqual([
      [body, { event: 'push' }, 1],
    ]);
    expect(await db.store.sql`select body, headers::text, processed_at is not null as done from deliveries`).toEqual([
      { body: '', headers: '{}', done: true },
    ]);
    expect(await inbox.take(delivery('one'))).toBe('seen');
  });

  it('hands long bodies and raw bytes over as they came, packed meanwhile', async () => {
    const seen: string[] = [];
    const { inbox } = open(async ({ body }) => void seen.push(body));
    const long = JSON.stringify({ text: 'ü 😀 \\u0000'.repeat(5_000) });
    const large = JSON.stringify({ text: 'x'.repeat(1_200_000) });
    const pieces = [
      Buffer.from('{"a":"'),
      Buffer.from('ü').subarray(0, 1),
      Buffer.from('ü').subarray(1),
      Buffer.from('"}'),
    ];
    await inbox.take({ ...delivery('1'), body: long });
    await inbox.take({ ...delivery('2'), body: pieces });
    await inbox.take({ ...delivery('3'), body: [Buffer.from(large)] });
    await inbox.take({ ...delivery('4'), body: [Buffer.from('\ufeff{}')] });
    await inbox.idle();
    expect(seen.toSorted((a, b) => a.length - b.length)).toEqual(['{}', '{"a":"ü"}', long, large]);
    const rows = await db.store.sql`select packed from deliveries`;
    expect(rows.map(({ packed }) => packed)).toEqual([null, null, null, null]);
  });

  it('hands over what another process packed', async () => {
    const seen: string[] = [];
    const { inbox: first } = open(async () => {});
    await first.stop();
    const body = JSON.stringify({ text: 'packed '.repeat(10_000) });
    await first.take({ ...delivery('1'), body });
    const [row] = await db.store.sql`select body, size, length(packed) < size / 10 as small from deliveries`;
    expect(row).toEqual({ body: '', size: body.length, small: true });
    const { inbox } = open(async (each) => void seen.push(each.body));
    await inbox.idle();
    expect(seen).toEqual([body]);
  });

  it('stores what the database takes beside what it refuses', async () => {
    const seen: string[] = [];
    const { inbox } = open(async ({ deliveryId }) => void seen.push(deliveryId));
    const ids = ['1', '2\u0000', '3'];
    const taken = await Promise.allSettled(ids.map((id) => inbox.take(delivery(id))));
    await inbox.idle();
    expect(taken.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen.toSorted()).toEqual(['1', '3']);
  });

  it('keeps the senders’ ids apart', async () => {
    const seen: string[] = [];
    const { inbox } = open(async (each) => void seen.push(each.source), {
      handlers: { github: async () => void seen.push('github'), jira: async () => void seen.push('jira') },
    });
    await inbox.take(delivery('1'));
    await inbox.take({ ...delivery('1'), source: 'jira' });
    await inbox.idle();
    expect(seen.toSorted()).toEqual(['github', 'jira']);
  });

  it('handles a flood with few at once and loses nothing', async () => {
    let running = 0;
    let most = 0;
    const seen = new Set<string>();
    const { inbox } = open(
      async ({ deliveryId }) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        seen.add(deliveryId);
      },
      { concurrency: 4 },
    );
    await Promise.all(Array.from({ length: 200 }, (_, n) => inbox.take(delivery(String(n)))));
    await inbox.idle();
    expect(seen.size).toBe(200);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('hands over what a person waits for although another tool’s backlog takes long', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const heard: string[] = [];
    const { inbox } = open(() => gate, {
      concurrency: 4,
      handlers: { github: () => gate, slack: async ({ deliveryId }) => void heard.push(deliveryId) },
    });
    inbox.start();
    await Promise.all(Array.from({ length: 30 }, (_, n) => inbox.take(delivery(String(n)))));
    await inbox.take({ ...delivery('click'), source: 'slack' });
    await expect
      .poll(() => heard)
      .toEqual(['click'])
      .finally(release);
    await inbox.idle();
  });

  it('shares the work of a dead process between two, each row once', async () => {
    await db.store.sql`
      insert into deliveries (source, delivery_id, received_at, body, headers, attempts, leased_until)
      select 'github', n::text, now(), '{}', '{}', 1, now() - interval '1 second' from generate_series(1, 100) n`;
    const seen: string[] = [];
    const hear = async (each: Delivery) => void seen.push(each.deliveryId);
    const [one, two] = [open(hear).inbox, open(hear).inbox];
    one.start();
    two.start();
    await Promise.all([one.idle(), two.idle()]);
    expect([seen.length, new Set(seen).size]).toEqual([100, 100]);
  });

  it('keeps its row while a handler takes longer than the lease', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let runs = 0;
    const { inbox } = open(
      async () => {
        runs += 1;
        await gate;
      },
      { leaseMs: 200 },
    );
    const other = open(
      async () => {
        runs += 1;
      },
      { leaseMs: 200 },
    ).inbox;
    inbox.start();
    other.start();
    await inbox.take(delivery('slow'));
    const { sql } = db.store;
    const beyond = async () =>
      (await sql`select now() > received_at + interval '700 milliseconds' as past from deliveries`)[0]?.past;
    await expect.poll(beyond).toBe(true);
    release();
    await inbox.idle();
    expect(runs).toBe(1);
  });

  it('takes over a row whose process forgot it', async () => {
    const seen: number[] = [];
    const { inbox } = open(async ({ attempts }) => void seen.push(attempts));
    await db.store.sql`
      insert into deliveries (source, delivery_id, received_at, body, headers, attempts, leased_until)
      values ('github', 'x', now(), '{}', '{}', 1, now() + interval '200 milliseconds')`;
    inbox.start();
    await expect.poll(() => seen).toEqual([2]);
  });

  it('tries again what passes by itself, and waits longer each time', async () => {
    const { inbox } = open(async () => {
      throw new MusterError('unavailable', 'Not now.');
    });
    await inbox.take(delivery('later'));
    await inbox.idle();
    const [row] = await db.store.sql`select retry_at > now() as waits, dead_at, last_error from deliveries`;
    expect(row).toEqual({ waits: true, dead_at: null, last_error: 'MusterError: Not now.' });
    expect([1, 2, 3, 4, 5, 6, 7, 8, 1_000].map(waitBefore)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('gives the rest up, keeps it to look at, and takes it again when it is delivered again', async () => {
    let broken = true;
    const { inbox, metrics } = open(async () => {
      if (broken) throw new Error('no such\0 thing');
    });
    await inbox.take(delivery('dead', '{"a":1}'));
    await inbox.idle();
    expect(await db.store.sql`select body, last_error from deliveries where dead_at is not null`).toEqual([
      { body: '{"a":1}', last_error: 'Error: no such thing' },
    ]);
    expect(await metrics.text()).toMatch(/muster_inbox_depth\{source="github",state="dead"\} 1/);
    broken = false;
    expect(await inbox.take(delivery('dead', '{"a":1}'))).toBe('new');
    await inbox.idle();
    expect(await db.store.sql`select dead_at from deliveries where processed_at is not null`).toEqual([
      { dead_at: null },
    ]);
  });

  it('gives up what nobody handles', async () => {
    const { inbox } = open(async () => {});
    await inbox.take({ ...delivery('1'), source: 'unheard-of' });
    await inbox.idle();
    expect(await db.store.sql`select last_error from deliveries where dead_at is not null`).toHaveLength(1);
  });

  it('leaves what comes after its end to others', async () => {
    const seen: string[] = [];
    const { inbox } = open(async () => void seen.push('stopped'));
    inbox.start();
    await inbox.stop();
    expect(await inbox.take(delivery('1'))).toBe('new');
    const other = open(async () => void seen.push('other')).inbox;
    await other.idle();
    expect(seen).toEqual(['other']);
  });

  it('says unavailable when nothing can be stored', async () => {
    const { inbox } = open(async () => {});
    const closed = { code: 'CONNECTION_CLOSED' };
    const sql = (() => Promise.reject(Object.assign(new Error('gone'), closed))) as unknown as typeof db.store.sql;
    const away = createInbox({
      store: { sql },
      metrics: createMetrics(),
      log: silentLog,
      clock: { now: () => new Date() },
      handlers: {},
    });
    await expect(away.take(delivery('1'))).rejects.toMatchObject({ fault: 'unavailable' });
    await inbox.idle();
  });

  it('shows the depth and the age of what waits', async () => {
    await db.store.sql`
      insert into deliveries (source, delivery_id, received_at, body, headers, leased_until)
      values ('github', 'old', now() - interval '90 seconds', '{}', '{}', now() + interval '1 hour')`;
    const { metrics } = open(async () => {});
    const text = await metrics.text();
    expect(text).toContain('muster_inbox_depth{source="github",state="open"} 1');
    expect(Number(/muster_inbox_age_seconds\{source="github"\} ([\d.]+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(89);
  });
});
