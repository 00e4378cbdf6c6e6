import { describe, expect, it } from 'vitest';
import { MusterError } from '../../../src/kit/errors.ts';
import type { Renderer } from '../../../src/ports/inbound/feature.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';
import { BO, createOutboxWorld, person, to } from './outbox-world.ts';

const db = testDatabase();

const refusals = [
  ['account_inactive', 'connection'],
  ['token_revoked', 'connection'],
  ['token_expired', 'connection'],
  ['missing_scope', 'connection'],
  ['team_access_not_granted', 'connection'],
  ['channel_not_found', 'recipient'],
  ['is_archived', 'recipient'],
  ['messages_tab_disabled', 'recipient'],
  ['restricted_action', 'recipient'],
  ['msg_blocks_too_long', 'message'],
  ['invalid_blocks', 'message'],
] as const;

describe('what Slack refuses for good', () => {
  it.each(refusals)('%s is tried once, lands in the right state, and admins hear of it once', async (code, scope) => {
    const told: unknown[] = [];
    const world = createOutboxWorld(db.store, ({ method }) =>
      method === 'post' ? { kind: 'permanent', code, scope } : 'ok',
    );
    const worker = world.worker({ perWorkspace: 1, tellAdmins: async (_tx, problem) => void told.push(problem) });
    await world.note('hello');
    await worker.idle();
    await worker.idle();

    expect(world.slack.calls.filter(({ method }) => method === 'post')).toHaveLength(1);
    expect(told).toEqual([{ workspaceId: WORKSPACE, scope, code }]);
    if (scope === 'connection') {
      expect(await world.states()).toEqual(['due']);
      expect((await worker.state()).paused).toMatchObject([{ workspaceId: WORKSPACE, code }]);
    } else {
      expect((await world.rows())[0]).toMatchObject({ state: 'dead', dead_reason: code });
      expect((await worker.state()).paused).toEqual([]);
    }
  });

  it('of many recipients is told to admins once per kind', async () => {
    const told: unknown[] = [];
    const world = createOutboxWorld(db.store, ({ method }) =>
      method === 'post' ? { kind: 'permanent', code: 'messages_tab_disabled', scope: 'recipient' } : 'ok',
    );
    for (let n = 0; n < 5; n += 1) await world.note(`note ${n}`, { to: to(person(n)) });
    await world.worker({ tellAdmins: async (_tx, problem) => void told.push(problem) }).idle();

    expect(await world.states()).toEqual(['dead', 'dead', 'dead', 'dead', 'dead']);
    expect(told).toHaveLength(1);
  });

  it('at opening a DM ends the message', async () => {
    const world = createOutboxWorld(db.store, ({ method }) =>
      method === 'openDm' ? { kind: 'permanent', code: 'user_disabled', scope: 'recipient' } : 'ok',
    );
    await world.note('hello');
    await world.worker().idle();

    expect((await world.rows())[0]).toMatchObject({ state: 'dead', dead_reason: 'user_disabled' });
    expect(world.slack.calls).toHaveLength(1);
  });

  it('of a card is tried once more for each later change', async () => {
    let refusing = true;
    const world = createOutboxWorld(db.store, ({ method }) =>
      method === 'post' && refusing ? { kind: 'permanent', code: 'invalid_blocks', scope: 'message' } : 'ok',
    );
    const worker = world.worker();
    await world.card('T-1', 'wrong');
    await worker.idle();
    refusing = false;
    await worker.idle();
    expect(await world.states()).toEqual(['dead']);
    await world.card('T-1', 'right');
    await worker.idle();

    expect(world.slack.texts()).toEqual(['right']);
  });
});

describe('a broken connection', () => {
  const revoked = { kind: 'permanent', code: 'token_revoked', scope: 'connection' } as const;

  it('stops its workspace alone; one probe asks again, and everything goes out once it works', async () => {
    let broken = true;
    const world = createOutboxWorld(db.store, ({ workspaceId }) =>
      broken && workspaceId === WORKSPACE ? revoked : 'ok',
    );
    const worker = world.worker({ perWorkspace: 1, probeMs: 60_000 });
    for (let n = 0; n < 6; n += 1) await world.note(`note ${n}`, { to: to(person(n)) });
    await world.note('elsewhere', {}, OTHER_WORKSPACE);
    await worker.idle();
    const calls = () => world.slack.calls.filter(({ workspaceId }) => workspaceId === WORKSPACE).length;
    expect(calls()).toBe(1);
    expect(world.slack.texts()).toEqual(['elsewhere']);
    world.pass(59_999);
    await worker.idle();
    expect(calls()).toBe(1);
    world.pass(1);
    await worker.idle();
    expect(calls()).toBe(2);
    broken = false;
    world.pass(60_000);
    await worker.idle();

    expect(world.slack.said).toHaveLength(7);
    expect(new Set(world.slack.texts()).size).toBe(7);
    expect((await worker.state()).paused).toEqual([]);
  });

  it('goes on at once after a reconnect, and a second break is told again', async () => {
    let broken = true;
    const told: unknown[] = [];
    const world = createOutboxWorld(db.store, () => (broken ? revoked : 'ok'));
    const worker = world.worker({ tellAdmins: async (_tx, problem) => void told.push(problem) });
    await world.note('one');
    await worker.idle();
    broken = false;
    await worker.resume(WORKSPACE);
    await worker.idle();
    expect(world.slack.texts()).toEqual(['one']);
    broken = true;
    await world.note('two');
    await worker.idle();

    expect(told).toHaveLength(2);
  });
});

describe('a message that can’t be drawn', () => {
  it('is tried again for a while, then given up; others go out', async () => {
    let drawn = 0;
    const throwing: Renderer = async () => {
      drawn += 1;
      throw new TypeError('a bug');
    };
    const world = createOutboxWorld(db.store);
    const worker = world.worker({
      renderers: { 'test.bug': throwing, 'test.say': async () => ({ text: 'fine', blocks: [] }) },
    });
    await world.note('x', { kind: 'test.bug' });
    await world.note('y', { kind: 'test.unheard-of', to: to(person(1)) });
    await world.note('z', { to: to(BO) });
    for (let n = 0; n < 10; n += 1) {
      await worker.idle();
      world.pass(20_000);
    }

    expect(drawn).toBe(4);
    expect(world.slack.texts()).toEqual(['fine']);
    expect(await world.states()).toEqual(['dead', 'dead', 'sent']);
  });

  it('because the database was away is not held against it', async () => {
    let away = 6;
    const flaky: Renderer = async () => {
      if (away-- > 0) throw new MusterError('unavailable', 'The database is away.');
      return { text: 'fine', blocks: [] };
    };
    const world = createOutboxWorld(db.store);
    const worker = world.worker({ renderers: { 'test.say': flaky } });
    await world.note('x');
    for (let n = 0; n < 8; n += 1) {
      await worker.idle();
      await world.expireLeases();
    }

    expect(world.slack.texts()).toEqual(['fine']);
  });
});
