import { describe, expect, it } from 'vitest';
import { bot, directId, personId } from '../../playground/company.ts';
import type { Thread, ThreadSummary, Timeline, Unread, World } from '../../playground/web/contract.ts';
import { barePlayground } from './bare-playground.ts';

const [maya, ana, ben] = [personId('maya'), personId('ana'), personId('ben')];
const room = 'C01PLATFORM';
const done = { notice: null };

describe('the playground’s server', () => {
  const playground = barePlayground(new Date('2026-03-02T08:00:00Z'));

  it('describes the world with its teams and its time', async () => {
    const world = await playground.look<World>('world', {});
    expect(world).toMatchObject({ muster: { kind: 'ready' }, past: null, clock: { movingTo: null, trouble: null } });
    expect(Math.abs(Date.parse(world.clock.now) - playground.world.clock.now().getTime())).toBeLessThan(5_000);
    expect(world.teams.length).toBeGreaterThan(0);
    for (const { lead, members } of world.teams) expect(members).toContain(lead);
  });

  it('answers in a thread, and shows it to those who are in it', async () => {
    expect(await playground.act('say', { as: maya, channelId: room, text: 'Who knows the queue?' })).toEqual(done);
    const [root] = (await timelineOf(ana)).entries;
    const threadTs = root?.ts ?? '';
    expect(await playground.act('say', { as: ben, channelId: room, text: 'I, and @ana', threadTs })).toEqual(done);
    expect(await playground.act('say', { as: ben, channelId: room, text: '/task list', threadTs })).toEqual({
      notice: expect.stringContaining('threads'),
    });

    const { entries, readTs } = await timelineOf(ana);
    expect(entries).toMatchObject([{ text: 'Who knows the queue?', thread: { replies: 1, userIds: [ben] } }]);
    expect(readTs).toBeNull();
    const thread = await playground.look<Thread>('thread', { as: ana, channel: room, ts: threadTs });
    expect(thread).toMatchObject({ root: { ts: threadTs }, replies: [{ threadTs, userId: ben, thread: null }] });
    expect(await playground.look<ThreadSummary[]>('threads', { as: ana })).toMatchObject([{ unread: 1 }]);
  });

  it('counts what is unread until it is read', async () => {
    const before = await unreadOf(ana);
    expect(before).toMatchObject({ rooms: { [room]: { count: 1, mentions: 0 } }, threads: 1 });
    const [root] = (await timelineOf(ana)).entries;
    const ts = root?.ts ?? '';
    await playground.act('read', { as: ana, channelId: room, ts });
    expect(await unreadOf(ana)).toMatchObject({ rooms: {}, threads: 1 });
    await playground.act('read', { as: ana, channelId: room, threadTs: ts, ts: root?.thread?.lastTs });
    expect(await unreadOf(ana)).toMatchObject({ rooms: {}, threads: 0 });
    expect((await timelineOf(ana)).readTs).toBe(ts);
  });

  it('tells everybody how much Muster wrote to the others', async () => {
    await playground.act('say', { as: ben, channelId: room, text: '/task Look at the queue @ana' });
    await playground.world.clock.settle();
    expect((await unreadOf(ben)).fromMuster).toMatchObject({ [ana]: 1, [maya]: 0 });
    const dm = directId(ana, bot.userId);
    expect((await unreadOf(ana)).rooms[dm]).toEqual({ count: 1, mentions: 1 });
  });

  it('gives a long conversation in stretches', async () => {
    const { messages } = playground.world.slack;
    for (let at = 0; at < 620; at += 1) messages.post(ben, { channelId: 'C01GENERAL', text: `word ${at}` });
    const newest = await timelineOf(ana, { channel: 'C01GENERAL' });
    expect(newest).toMatchObject({ hasOlder: true });
    expect(newest.entries).toHaveLength(200);
    const before = newest.entries[0]?.ts ?? '';
    const older = await timelineOf(ana, { channel: 'C01GENERAL', before, limit: '9999' });
    expect(older.entries).toHaveLength(420);
    expect(older).toMatchObject({ hasOlder: false });
    expect(older.entries.at(-1)?.text).toBe('word 419');
  });

  it('answers Web API methods of emulate’s that Muster does not need yet', async () => {
    const { slack, muster } = playground.world;
    const ask = async (method: string, body: object) => {
      const headers = { authorization: `Bearer ${muster.botToken}`, 'content-type': 'application/json' };
      const url = `${slack.origin}/api/${method}`;
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    };
    expect(await ask('users.profile.get', { user: ana })).toMatchObject({
      ok: true,
      profile: { real_name: 'Ana Keller' },
    });
    expect(await ask('conversations.members', { channel: room })).toMatchObject({
      ok: true,
      members: expect.arrayContaining([ana]),
    });
    expect(await ask('no.such', {})).toEqual({ ok: false, error: 'unknown_method' });
  });

  function timelineOf(as: string, query: Record<string, string> = {}): Promise<Timeline> {
    return playground.look('timeline', { as, channel: room, ...query });
  }

  function unreadOf(as: string): Promise<Unread> {
    return playground.look('unread', { as });
  }
});
