import { describe, expect, it } from 'vitest';
import type { Renderer } from '../../../src/ports/inbound/feature.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';
import { ANA, BO, createOutboxWorld, gate, inChannel, to, until } from './outbox-world.ts';

const db = testDatabase();

describe('a note', () => {
  it('is said once, however often it is written', async () => {
    const world = createOutboxWorld(db.store);
    await world.note('hello');
    await world.note('hello');
    await world.worker().idle();
    await world.note('hello');
    await world.worker().idle();

    expect(world.slack.texts()).toEqual(['hello']);
    expect(await world.states()).toEqual(['sent']);
  });

  it('with the same key in another workspace is another note', async () => {
    const world = createOutboxWorld(db.store);
    await world.note('hello');
    await world.note('hello', {}, OTHER_WORKSPACE);
    await world.worker().idle();

    expect(world.slack.said.map(({ workspaceId }) => workspaceId).sort()).toEqual([WORKSPACE, OTHER_WORKSPACE]);
  });

  it('is not written when its transaction rolls back', async () => {
    const world = createOutboxWorld(db.store);
    const change = db.store.scope(WORKSPACE, async (tx) => {
      await world.outbox.note(tx, { key: 'k', to: to(ANA), kind: 'test.say', args: { text: 'no' } });
      throw new Error('refused');
    });
    await expect(change).rejects.toThrow('refused');

    expect(await world.rows()).toEqual([]);
  });

  it('reaches one person in the order of writing, with two workers on one database', async () => {
    const world = createOutboxWorld(db.store);
    const texts = Array.from({ length: 12 }, (_, n) => `note ${n}`);
    for (const text of texts) await world.note(text);
    await Promise.all([world.worker().idle(), world.worker().idle(), world.worker().idle()]);
    await world.worker().idle();

    expect(world.slack.texts()).toEqual(texts);
  });

  it('opens a DM once and remembers it', async () => {
    const world = createOutboxWorld(db.store);
    await world.note('one');
    await world.note('two');
    await world.worker().idle();

    expect(world.slack.calls.map(({ method }) => method)).toEqual(['openDm', 'post', 'post']);
    expect(world.dms.get(ANA)).toBe(world.slack.said[0]?.channelId);
  });

  it('goes straight to a channel, with nobody’s zone', async () => {
    const world = createOutboxWorld(db.store);
    const seen: unknown[] = [];
    const say: Renderer = async (_tx, _args, { reader }) => {
      seen.push(reader);
      return { text: 'in the channel', blocks: [] };
    };
    await world.note('x', { to: inChannel('C1') });
    await world.worker({ renderers: { 'test.say': say } }).idle();

    expect(world.slack.said[0]?.channelId).toBe('C1');
    expect(seen).toEqual([{ personId: null, timeZone: 'UTC', locale: 'en-US' }]);
  });

  it('that has nothing to say any more is dropped', async () => {
    const world = createOutboxWorld(db.store);
    await world.note('x', { args: { about: 'nothing' } });
    await world.worker().idle();

    expect(world.slack.calls.filter(({ method }) => method === 'post')).toEqual([]);
    expect(await world.states()).toEqual(['dropped']);
  });

  it('to somebody who left ends quietly and lets others through', async () => {
    const world = createOutboxWorld(db.store);
    world.gone.add(ANA);
    await world.note('to Ana');
    await world.note('to Bo', { to: to(BO) });
    const told: unknown[] = [];
    await world.worker({ tellAdmins: async (_tx, problem) => void told.push(problem) }).idle();

    expect(world.slack.texts()).toEqual(['to Bo']);
    expect((await world.rows())[0]).toMatchObject({ state: 'dead', dead_reason: 'recipient left' });
    expect(told).toEqual([]);
  });
});

describe('a card', () => {
  it('shows ten changes by one edit', async () => {
    const world = createOutboxWorld(db.store);
    await world.card('T-1', 'assigned');
    await world.worker().idle();
    for (let n = 1; n <= 10; n += 1) await world.card('T-1', `change ${n}`);
    await world.worker().idle();

    expect(world.slack.texts()).toEqual(['change 10']);
    expect(world.slack.calls.filter(({ method }) => method === 'edit')).toHaveLength(1);
    expect((await world.rows())[0]).toMatchObject({ state: 'sent', wanted_version: 11, shown_version: 11 });
  });

  it('that changes before it was sent is posted once, as it is then', async () => {
    const world = createOutboxWorld(db.store);
    await world.card('T-1', 'old');
    await world.card('T-1', 'new');
    await world.worker().idle();

    expect(world.slack.calls.map(({ method, text }) => `${method} ${text}`)).toEqual(['openDm ', 'post new']);
  });

  it('that changes while it is on its way is edited afterwards', async () => {
    const { hang, release } = gate();
    const world = createOutboxWorld(db.store, ({ method }) => (method === 'post' ? { hang, done: true } : 'ok'));
    await world.card('T-1', 'old');
    const working = world.worker().idle();
    await until(() => world.slack.said.length === 1);
    await world.card('T-1', 'new');
    expect(await world.states()).toEqual(['posting']);
    release();
    await working;

    expect(world.slack.texts()).toEqual(['new']);
    expect((await world.rows())[0]).toMatchObject({ state: 'sent', wanted_version: 2, shown_version: 2 });
  });

  it('is edited at most once a second', async () => {
    const world = createOutboxWorld(db.store);
    const worker = world.worker({ pacing: { editMs: 1_000 } });
    await world.card('T-1', 'one');
    await worker.idle();
    await world.card('T-1', 'two');
    await worker.idle();
    await world.card('T-1', 'three');
    world.pass(999);
    await worker.idle();
    expect(world.slack.texts()).toEqual(['one']);
    world.pass(1);
    await worker.idle();

    expect(world.slack.texts()).toEqual(['three']);
    expect(world.slack.calls.filter(({ method }) => method === 'edit')).toHaveLength(1);
  });

  it('that has nothing to say any more stays as it was, and speaks again when there is', async () => {
    const world = createOutboxWorld(db.store);
    const worker = world.worker();
    await world.card('T-1', 'one');
    await worker.idle();
    await world.card('T-1', null);
    await worker.idle();
    expect(world.slack.texts()).toEqual(['one']);
    await world.card('T-1', 'back');
    await worker.idle();

    expect(world.slack.texts()).toEqual(['back']);
  });

  it('dropped before it was sent is posted when there is something to say', async () => {
    const world = createOutboxWorld(db.store);
    const worker = world.worker();
    await world.card('T-1', null);
    await worker.idle();
    await world.card('T-1', 'now');
    await worker.idle();

    expect(world.slack.texts()).toEqual(['now']);
  });

  it('is refreshed by key; keys that mean nothing and notes are left alone', async () => {
    const world = createOutboxWorld(db.store);
    const worker = world.worker();
    await world.card('T-1', 'one');
    await world.note('a note');
    await worker.idle();
    world.state['T-1'] = 'two';
    await db.store.scope(WORKSPACE, (tx) => world.outbox.refresh(tx, ['T-1', 'a note', 'T-99']));
    await db.store.scope(WORKSPACE, (tx) => world.outbox.refresh(tx, []));
    await db.store.scope(OTHER_WORKSPACE, (tx) => world.outbox.refresh(tx, ['T-1']));
    await worker.idle();

    expect(world.slack.texts()).toEqual(['two', 'a note']);
    expect(world.slack.calls.filter(({ method }) => method === 'edit')).toHaveLength(1);
  });

  it('can be written by a hot statement, and is not when its source is empty', async () => {
    const world = createOutboxWorld(db.store);
    const actor = { workspaceId: WORKSPACE, requestKey: null };
    for (const about of ['yes', 'no'])
      await db.store.hot(actor, ({ sql, request }) => {
        const card = { key: about, to: to(ANA), kind: 'test.say', args: { about } };
        return sql`with request as (${request}), made as (select 1 from request where ${about}::text = 'yes'),
          card as (${world.outbox.newCardSql('made', card)}) select 1 as done`;
      });
    world.state.yes = 'hot';
    await world.worker().idle();

    expect(world.slack.texts()).toEqual(['hot']);
    expect(await world.rows()).toHaveLength(1);
  });

  it('deleted in Slack is posted anew only while somebody still has to act on it', async () => {
    const world = createOutboxWorld(db.store);
    const worker = world.worker();
    await world.card('quiet', 'one');
    await world.card('asking', 'one', { kind: 'test.ask' });
    await worker.idle();
    world.slack.said.splice(0);
    await world.card('quiet', 'two');
    await world.card('asking', 'two', { kind: 'test.ask' });
    await worker.idle();

    expect(world.slack.said.map(({ key }) => key)).toEqual(['asking']);
    expect(await world.states()).toEqual(['sent', 'sent']);
  });
});
