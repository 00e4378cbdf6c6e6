import { describe, expect, it } from 'vitest';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';
import { ANA, BO, createOutboxWorld, gate, inChannel, person, to, unpaced, until } from './outbox-world.ts';

const db = testDatabase();
const limited = (retryAfterMs: number) => ({ kind: 'rate-limited', retryAfterMs }) as const;

describe('pacing', () => {
  it('leaves a second between two messages to one person, however many workers there are', async () => {
    const world = createOutboxWorld(db.store);
    const workers = [1, 2].map(() => world.worker({ pacing: { ...unpaced, channelMs: 1_000 } }));
    const idle = () => Promise.all(workers.map((worker) => worker.idle()));
    for (const text of ['one', 'two', 'three']) await world.note(text);
    await world.note('to Bo', { to: to(BO) });
    await idle();
    expect(world.slack.texts().sort()).toEqual(['one', 'to Bo']);
    world.pass(999);
    await idle();
    expect(world.slack.said).toHaveLength(2);
    world.pass(1);
    await idle();
    world.pass(1_000);
    await idle();

    expect(world.slack.texts().slice(2)).toEqual(['two', 'three']);
  });

  it('never lets a workspace call a method more often a minute than its budget, with two workers', async () => {
    const world = createOutboxWorld(db.store);
    const pacing = { ...unpaced, perMinute: { ...unpaced.perMinute, post: 20 } };
    const workers = [world.worker({ pacing }), world.worker({ pacing })];
    for (let n = 0; n < 45; n += 1) await world.note(`note ${n}`, { to: to(person(n)) });
    for (let second = 0; second <= 180; second += 1) {
      await Promise.all(workers.map((worker) => worker.idle()));
      world.pass(1_000);
    }
    const at = world.slack.calls.filter(({ method }) => method === 'post').map((call) => call.at);
    const busiest = Math.max(...at.map((from) => at.filter((t) => t >= from && t < from + 60_000).length));

    expect(world.slack.said).toHaveLength(45);
    expect(busiest).toBeLessThanOrEqual(20);
    expect(busiest).toBeGreaterThanOrEqual(16);
  });

  it('opens DMs within their own budget, each once, and does not hold up people whose DM is known', async () => {
    const world = createOutboxWorld(db.store);
    const worker = world.worker({ pacing: { ...unpaced, perMinute: { ...unpaced.perMinute, open: 10 } } });
    for (let n = 0; n < 15; n += 1) await world.note(`note ${n}`, { to: to(person(n)) });
    world.dms.set(ANA, 'D_ANA' as never);
    await world.note('to Ana');
    await worker.idle();
    expect(world.slack.said).toHaveLength(3);
    expect(world.slack.texts()).toContain('to Ana');
    for (let second = 0; second < 120; second += 1) {
      world.pass(1_000);
      await worker.idle();
    }
    const at = world.slack.calls.filter(({ method }) => method === 'openDm').map((call) => call.at);
    const busiest = Math.max(...at.map((from) => at.filter((t) => t >= from && t < from + 60_000).length));

    expect(at).toHaveLength(15);
    expect(busiest).toBeLessThanOrEqual(10);
    expect(world.slack.said).toHaveLength(16);
  });

  it('goes on after somebody sets the clock back by an hour', async () => {
    let refusals = 1;
    const world = createOutboxWorld(db.store, ({ key }) =>
      key === 'limited' && refusals-- > 0 ? limited(30_000) : 'ok',
    );
    const worker = world.worker({ pacing: { channelMs: 1_000 } });
    await world.card('T-1', 'one');
    await worker.idle();
    await world.note('written before');
    await world.note('limited', { to: to(BO) });
    await worker.idle();
    world.pass(-3_600_000);
    await world.card('T-1', 'two');
    await worker.idle();
    world.pass(2_000);
    await worker.idle();

    expect(world.slack.texts().sort()).toEqual(['limited', 'two', 'written before']);
  });
});

describe('when Slack asks for a pause', () => {
  it.each([1_000, 30_000])(
    'nothing of that workspace and method goes out for %i ms, then everything once',
    async (ms) => {
      let answers = 0;
      const world = createOutboxWorld(db.store, ({ method, workspaceId }) => {
        if (method !== 'post' || workspaceId !== WORKSPACE) return 'ok';
        answers += 1;
        return answers === 1 ? limited(ms) : 'ok';
      });
      const workers = [world.worker({ concurrency: 1 }), world.worker({ concurrency: 1 })];
      const idle = async () => {
        for (const worker of workers) await worker.idle();
      };
      for (let n = 0; n < 5; n += 1) await world.note(`note ${n}`, { to: to(person(n)) });
      await world.note('elsewhere', {}, OTHER_WORKSPACE);
      await idle();
      expect(world.slack.texts()).toEqual(['elsewhere']);
      world.pass(ms - 1);
      await idle();
      expect(world.slack.said).toHaveLength(1);
      expect(answers).toBe(1);
      world.pass(1);
      await idle();

      expect(world.slack.said).toHaveLength(6);
      expect(new Set(world.slack.texts()).size).toBe(6);
    },
  );

  it('a message that was about to leave stops at it', async () => {
    const { hang, release } = gate();
    const world = createOutboxWorld(db.store, ({ key }) => (key === 'first' ? limited(5_000) : 'ok'));
    const stateOf = async (key: string) => (await world.rows()).find((row) => row.key === key)?.state;
    let atTheDoor = false;
    const store: typeof db.store = {
      ...db.store,
      // The second message is marked as on its way and stands at the door until the first one was refused.
      scope: async (workspaceId, fn) => {
        const result = await db.store.scope(workspaceId, fn);
        if (atTheDoor || (await stateOf('second')) !== 'posting') return result;
        atTheDoor = true;
        await hang;
        return result;
      },
    };
    const worker = world.worker({ store });
    await world.note('second', { to: inChannel('C2') });
    worker.start();
    await until(() => atTheDoor);
    await world.note('first', { to: inChannel('C1') });
    await until(async () => (await stateOf('first')) === 'due' && world.slack.calls.length === 1);
    release();
    await until(async () => (await stateOf('second')) === 'due');
    await worker.stop();

    expect(world.slack.calls.map(({ key }) => key)).toEqual(['first']);
  });

  it('for edits, posts go on; for opening DMs, known DMs go on', async () => {
    let refusing = true;
    const world = createOutboxWorld(db.store, ({ method }) =>
      refusing && (method === 'edit' || method === 'openDm') ? limited(10_000) : 'ok',
    );
    const worker = world.worker();
    world.dms.set(ANA, 'D_ANA' as never);
    await world.card('T-1', 'one');
    await worker.idle();
    await world.card('T-1', 'two');
    await worker.idle();
    await world.note('to Bo', { to: to(BO) });
    await world.note('to Ana');
    await worker.idle();
    expect(world.slack.texts()).toEqual(['one', 'to Ana']);
    refusing = false;
    const before = world.slack.calls.length;
    world.pass(9_999);
    await worker.idle();
    expect(world.slack.calls).toHaveLength(before);
    world.pass(1);
    await worker.idle();

    expect(world.slack.texts()).toEqual(['two', 'to Ana', 'to Bo']);
  });

  it('for looking, the message stays unknown until it may be looked for', async () => {
    let looks = 0;
    const world = createOutboxWorld(db.store, ({ method }) => {
      if (method === 'post') return 'lost';
      if (method !== 'findByKey') return 'ok';
      looks += 1;
      return looks === 1 ? limited(60_000) : 'ok';
    });
    const worker = world.worker();
    await world.note('hello');
    await worker.idle();
    expect(await world.states()).toEqual(['unknown']);
    world.pass(60_000);
    await worker.idle();

    expect(await world.states()).toEqual(['sent']);
    expect(looks).toBe(2);
  });
});

describe('fairness', () => {
  it('lets another workspace speak at once beside 10,000 waiting rows', async () => {
    const { hang, release } = gate();
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' ? { hang, done: true } : 'ok'));
    await db.store.sql`
      insert into outbox (workspace_id, form, key, kind, args, person_id, lane, enqueued_at, due_at)
      select ${WORKSPACE}::uuid, 'note', 'k' || n, 'test.say', '{"text":"many"}', id, id::text,
        '2026-03-04T09:00:00Z', '2026-03-04T09:00:00Z'
      from generate_series(1, 10000) n,
        lateral (select ('0190a000-0000-7000-8000-1' || lpad(to_hex(n % 500), 11, '0'))::uuid as id) p`;
    await world.note('elsewhere', {}, OTHER_WORKSPACE);
    const worker = world.worker({
      concurrency: 2,
      pacing: { ...unpaced, channelMs: 1_000, perMinute: { ...unpaced.perMinute, post: 30 } },
    });
    const working = worker.idle();
    await until(() => world.slack.calls.filter(({ method }) => method === 'post').length === 2);
    // Two places, and one of them is the other workspace's in the very first round.
    expect(new Set(world.slack.calls.map(({ workspaceId }) => workspaceId))).toEqual(
      new Set([WORKSPACE, OTHER_WORKSPACE]),
    );
    release();
    await working;
  });

  it('serves people in turn: everybody hears one message before anybody hears a second', async () => {
    const world = createOutboxWorld(db.store);
    for (let n = 0; n < 12; n += 1) await world.note(`${n}`, { to: to(person(n % 4)) });
    await world.worker({ concurrency: 1 }).idle();

    const heard = world.slack.said.map(({ channelId }) => channelId);
    for (const turn of [0, 4, 8]) expect(new Set(heard.slice(turn, turn + 4)).size).toBe(4);
  });
});
