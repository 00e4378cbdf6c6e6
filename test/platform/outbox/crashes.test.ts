import { describe, expect, it } from 'vitest';
import type { Renderer } from '../../../src/ports/inbound/feature.ts';
import { testDatabase } from '../../support/database.ts';
import { createOutboxWorld, gate, until } from './outbox-world.ts';

const db = testDatabase();

/** A process that dies is one that never does anything again: its calls hang for ever and its leases run out. */
describe('a worker that dies', () => {
  it('after the claim leaves the row due at once, as nothing was on the wire', async () => {
    const world = createOutboxWorld(db.store);
    await world.note('hello');
    await db.store.sql`
      update outbox set state = 'leased', lease = gen_random_uuid(), leased_until = now() - interval '1 second'`;
    await world.worker({ readbackMs: 30_000 }).idle();

    expect(world.slack.texts()).toEqual(['hello']);
    expect(world.slack.calls.map(({ method }) => method)).toEqual(['openDm', 'post']);
  });

  it('with the request on its way says nothing twice: arrived', async () => {
    const { hang } = gate();
    let dead = true;
    const world = createOutboxWorld(db.store, ({ method }) =>
      method === 'post' && dead ? { hang, done: true } : 'ok',
    );
    await world.note('hello');
    void world.worker().idle();
    await until(() => world.slack.said.length === 1);
    dead = false;
    await world.expireLeases();
    const other = world.worker({ readbackMs: 30_000 });
    await other.idle();
    expect(await world.states()).toEqual(['unknown']);
    await world.expireLeases();
    await other.idle();

    expect(world.slack.texts()).toEqual(['hello']);
    expect(await world.states()).toEqual(['sent']);
  });

  it('with the request on its way loses nothing: not arrived', async () => {
    const { hang } = gate();
    let dead = true;
    const world = createOutboxWorld(db.store, ({ method }) =>
      method === 'post' && dead ? { hang, done: false } : 'ok',
    );
    await world.note('hello');
    void world.worker().idle();
    await until(() => world.slack.calls.some(({ method }) => method === 'post'));
    dead = false;
    await world.expireLeases();
    await world.worker().idle();

    expect(world.slack.texts()).toEqual(['hello']);
  });

  it('before it could mark the answer says nothing twice', async () => {
    const { hang, release } = gate();
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' ? { hang, done: true } : 'ok'));
    await world.note('hello');
    const working = world.worker().idle();
    await until(() => world.slack.said.length === 1);
    await db.store.sql`update outbox set lease = gen_random_uuid()`; // its mark finds nothing any more
    release();
    await working;
    expect(await world.states()).toEqual(['posting']);
    await world.expireLeases();
    await world.worker().idle();

    expect(world.slack.texts()).toEqual(['hello']);
    expect(await world.states()).toEqual(['sent']);
  });

  it('while it edits leaves a card that shows its present state in the end', async () => {
    const { hang } = gate();
    let dead = true;
    const world = createOutboxWorld(db.store, ({ method }) =>
      method === 'edit' && dead ? { hang, done: false } : 'ok',
    );
    await world.card('T-1', 'one');
    await world.worker().idle();
    await world.card('T-1', 'two');
    void world.worker().idle();
    await until(() => world.slack.calls.some(({ method }) => method === 'edit'));
    dead = false;
    await world.card('T-1', 'three');
    await world.expireLeases();
    const other = world.worker({ readbackMs: 30_000 });
    await other.idle();
    expect(await world.states()).toEqual(['due']); // the dead one's edit may still arrive
    await world.expireLeases();
    await other.idle();

    expect(world.slack.texts()).toEqual(['three']);
  });

  it('while it looks leaves the look to another', async () => {
    const { hang } = gate();
    let dead = true;
    const world = createOutboxWorld(db.store, ({ method }) => {
      if (!dead) return 'ok';
      return method === 'findByKey' ? { hang, done: false } : method === 'post' ? 'lost' : 'ok';
    });
    await world.note('hello');
    void world.worker().idle();
    await until(() => world.slack.calls.some(({ method }) => method === 'findByKey'));
    dead = false;
    await world.expireLeases();
    await world.worker().idle();

    expect(world.slack.texts()).toEqual(['hello']);
    expect(await world.states()).toEqual(['sent']);
  });
});

describe('a worker that wakes after its lease', () => {
  it('sends nothing when the lease ended while it was drawing', async () => {
    const world = createOutboxWorld(db.store);
    const { hang, release } = gate();
    let drawing = 0;
    const slow: Renderer = async () => {
      drawing += 1;
      if (drawing === 1) await hang;
      return { text: 'hello', blocks: [] };
    };
    await world.note('hello');
    const sleeper = world.worker({ renderers: { 'test.say': slow } }).idle();
    await until(() => drawing === 1);
    await world.expireLeases();
    await world.worker({ renderers: { 'test.say': slow } }).idle();
    release();
    await sleeper;

    expect(world.slack.texts()).toEqual(['hello']);
    expect(world.slack.calls.filter(({ method }) => method === 'post')).toHaveLength(1);
  });

  it('sends nothing when the lease ended between its mark and the wire', async () => {
    const world = createOutboxWorld(db.store);
    const leaseMs = 100;
    const paused = gate();
    const store: typeof db.store = {
      ...db.store,
      // As if the process stood still right after the commit of its mark.
      scope: async (workspaceId, fn) => {
        const result = await db.store.scope(workspaceId, fn);
        if ((await world.states())[0] === 'posting') await paused.hang;
        return result;
      },
    };
    await world.note('hello');
    const sleeper = world.worker({ store, leaseMs }).idle();
    await until(async () => (await world.states())[0] === 'posting');
    const markedAt = performance.now();
    await until(() => performance.now() > markedAt + leaseMs);
    paused.release();
    await sleeper;
    await world.worker().idle();

    const methods = world.slack.calls.map(({ method }) => method);
    expect(methods.filter((method) => method === 'findByKey' || method === 'post')).toEqual(['findByKey', 'post']);
    expect(world.slack.texts()).toEqual(['hello']);
  });

  it('finishes what is on its way when it is stopped, and takes nothing new', async () => {
    const { hang, release } = gate();
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' ? { hang, done: true } : 'ok'));
    const worker = world.worker();
    await world.note('first');
    await world.note('second');
    worker.start();
    await until(() => world.slack.said.length === 1);
    const stopping = worker.stop();
    release();
    await stopping;

    expect(await world.states()).toEqual(['sent', 'due']);
  });
});
