import { describe, expect, it } from 'vitest';
import type { SlackFailure } from '../../../src/ports/outbound/slack.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';
import { ANA, createOutboxWorld, gate, to, until } from './outbox-world.ts';

const db = testDatabase();
const UNKNOWN: SlackFailure = { kind: 'unknown' };
const NOT_SENT: SlackFailure = { kind: 'not-sent' };
const once = <T>(fate: T) => {
  let left = 1;
  return () => (left-- > 0 ? fate : undefined);
};

describe('a first post without an answer', () => {
  it('that arrived is found by its key and not said again', async () => {
    const fate = once('lost' as const);
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' ? fate() : 'ok'));
    await world.note('hello');
    await world.worker().idle();

    expect(world.slack.texts()).toEqual(['hello']);
    expect(world.slack.calls.map(({ method }) => method)).toEqual(['openDm', 'post', 'findByKey']);
    expect((await world.rows())[0]).toMatchObject({ state: 'sent', message_ts: '1.000' });
  });

  it('that never arrived is said again', async () => {
    const fate = once(UNKNOWN);
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' ? fate() : 'ok'));
    await world.note('hello');
    await world.worker().idle();

    expect(world.slack.texts()).toEqual(['hello']);
    expect(world.slack.calls.map(({ method }) => method)).toEqual(['openDm', 'post', 'findByKey', 'post']);
  });

  it('is left alone until an answer can no longer come, and what follows to the same person waits behind it', async () => {
    const fate = once('lost' as const);
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' ? fate() : 'ok'));
    const worker = world.worker({ readbackMs: 30_000 });
    await world.note('first');
    await world.note('second');
    await worker.idle();
    expect(await world.states()).toEqual(['unknown', 'due']);
    world.pass(3_600_000); // a replica whose clock is ahead must not look early: this wait is the database's
    await worker.idle();
    expect(await world.states()).toEqual(['unknown', 'due']);
    await world.expireLeases();
    await worker.idle();

    expect(world.slack.texts()).toEqual(['first', 'second']);
    expect(await world.states()).toEqual(['sent', 'sent']);
  });

  it('of a card found by its key is edited once more, so that it surely shows the present state', async () => {
    const fate = once('lost' as const);
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' ? fate() : 'ok'));
    const worker = world.worker({ readbackMs: 30_000 });
    await world.card('T-1', 'old');
    await worker.idle();
    await world.card('T-1', 'new');
    await world.expireLeases();
    await worker.idle();

    expect(world.slack.texts()).toEqual(['new']);
    expect((await world.rows())[0]).toMatchObject({ state: 'sent', wanted_version: 2, shown_version: 2 });
  });

  it('stays unknown where Slack refuses to be read, is never said again, and lets others through', async () => {
    const fate = once('lost' as const);
    const told: unknown[] = [];
    const world = createOutboxWorld(db.store, ({ method }) => {
      if (method === 'findByKey') return { kind: 'permanent', code: 'missing_scope', scope: 'connection' };
      return method === 'post' ? fate() : 'ok';
    });
    const worker = world.worker({ tellAdmins: async (_tx, problem) => void told.push(problem) });
    await world.note('first');
    await world.note('second');
    await worker.idle();
    await world.expireLeases();
    await worker.idle();

    expect(world.slack.texts()).toEqual(['first', 'second']);
    expect(await world.states()).toEqual(['unknown', 'sent']);
    expect(world.slack.calls.filter(({ method }) => method === 'findByKey')).toHaveLength(1);
    expect(told).toEqual([{ workspaceId: WORKSPACE, scope: 'reading', code: 'missing_scope' }]);
  });

  it('is looked for again after a reconnect', async () => {
    const fate = once('lost' as const);
    const refusal = once({ kind: 'permanent', code: 'missing_scope', scope: 'connection' } as const);
    const world = createOutboxWorld(db.store, ({ method }) => {
      if (method === 'findByKey') return refusal();
      return method === 'post' ? fate() : 'ok';
    });
    const worker = world.worker();
    await world.note('first');
    await worker.idle();
    await worker.resume(WORKSPACE);
    await worker.idle();

    expect(await world.states()).toEqual(['sent']);
    expect(world.slack.texts()).toEqual(['first']);
  });

  it('is looked for again when the look itself fails', async () => {
    const fate = once('lost' as const);
    const looks = [NOT_SENT, UNKNOWN];
    const world = createOutboxWorld(db.store, ({ method }) => {
      if (method === 'findByKey') return looks.shift();
      return method === 'post' ? fate() : 'ok';
    });
    const worker = world.worker();
    await world.note('first');
    await until(async () => {
      await worker.idle();
      await world.expireLeases();
      return (await world.states())[0] === 'sent';
    });

    expect(world.slack.texts()).toEqual(['first']);
  });

  it('whose answer comes after its lease has ended is sent all the same', async () => {
    const { hang, release } = gate();
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' ? { hang, done: true } : 'ok'));
    const slow = world.worker();
    await world.note('hello');
    const working = slow.idle();
    await until(() => world.slack.said.length === 1);
    await world.expireLeases();
    await world.worker({ readbackMs: 30_000 }).idle(); // another replica calls it unknown, and waits
    expect(await world.states()).toEqual(['unknown']);
    release();
    await working;

    expect(await world.states()).toEqual(['sent']);
    expect(world.slack.texts()).toEqual(['hello']);
  });
});

describe('an edit without an answer', () => {
  it('is repeated, and not before the first one can no longer arrive', async () => {
    const fate = once(UNKNOWN);
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'edit' ? fate() : 'ok'));
    const worker = world.worker({ readbackMs: 30_000 });
    await world.card('T-1', 'one');
    await worker.idle();
    await world.card('T-1', 'two');
    await worker.idle();
    world.pass(60_000);
    await worker.idle();
    expect(await world.states()).toEqual(['due']);
    await world.expireLeases();
    await worker.idle();

    expect(world.slack.texts()).toEqual(['two']);
  });
});

describe('a call that surely did not leave', () => {
  it('is repeated at once, then more and more slowly, for as long as it takes', async () => {
    let away = true;
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' && away ? NOT_SENT : 'ok'));
    const worker = world.worker();
    await world.note('hello');
    await worker.idle();
    expect(world.slack.calls.filter(({ method }) => method === 'post')).toHaveLength(2);
    for (let n = 0; n < 20; n += 1) {
      world.pass(30_000);
      await worker.idle();
    }
    away = false;
    world.pass(30_000);
    await worker.idle();

    expect(world.slack.texts()).toEqual(['hello']);
    expect(world.slack.calls.filter(({ method }) => method === 'post')).toHaveLength(23);
  });

  it('to open a DM is repeated too', async () => {
    const fates = [NOT_SENT, UNKNOWN];
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'openDm' ? fates.shift() : 'ok'));
    const worker = world.worker();
    await world.note('hello', { to: to(ANA) });
    await worker.idle();
    world.pass(1_000);
    await worker.idle();

    expect(world.slack.texts()).toEqual(['hello']);
  });
});
