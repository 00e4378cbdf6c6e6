import { describe, expect, it } from 'vitest';
import { bot, directId, personId } from '../../playground/company.ts';
import { countUnread } from '../../playground/slack/count-unread.ts';
import { historyOf, repliesOf } from '../../playground/slack/history.ts';
import type { KeptMessage } from '../../playground/slack/journal.ts';
import { threadsOf } from '../../playground/slack/threads.ts';
import { type Conversations, conversations } from './local-slack.ts';

const [ana, ben, ravi] = [personId('ana'), personId('ben'), personId('ravi')];
const room = 'C01PLATFORM';
const anaAndMuster = directId(ana, bot.userId);

describe('conversations of the local Slack', () => {
  const talk = conversations();

  it('counts what others said since somebody last read, and marks it as read', () => {
    const slack = talk.open();
    say(slack, ben, 'one');
    const two = say(slack, ben, `two, <@${ana}|ana>`);
    say(slack, bot.userId, 'a card', { channelId: anaAndMuster });
    expect(countUnread(slack, ana)).toMatchObject({
      rooms: { [room]: { count: 2, mentions: 1 }, [anaAndMuster]: { count: 1, mentions: 1 } },
      threads: 0,
    });
    expect(countUnread(slack, ben).fromMuster[ana]).toBe(1);

    slack.reads.mark({ personId: ana, channelId: room, ts: two });
    slack.reads.mark({ personId: ana, channelId: room, ts: '1.000000' });
    say(slack, ben, 'three');
    expect(countUnread(slack, ana).rooms[room]).toEqual({ count: 1, mentions: 0 });
    expect(countUnread(slack, ben).rooms).toEqual({});
  });

  it('finds a mention in blocks too', () => {
    const slack = talk.open();
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: `<@${ana}> is asked` } }];
    slack.messages.post(bot.userId, { channelId: room, text: 'somebody is asked', blocks });
    expect(countUnread(slack, ana).rooms[room]).toEqual({ count: 1, mentions: 1 });
    expect(countUnread(slack, ravi).rooms[room]).toEqual({ count: 1, mentions: 0 });
  });

  it('does not make a message unread by changing it', () => {
    const slack = talk.open();
    const ts = say(slack, bot.userId, 'assigned', { channelId: anaAndMuster });
    slack.reads.mark({ personId: ana, channelId: anaAndMuster, ts });
    slack.messages.edit(bot.userId, { channelId: anaAndMuster, ts, text: 'done' });
    expect(countUnread(slack, ana).rooms).toEqual({});
    expect(slack.messages.find({ channelId: anaAndMuster, ts })).toMatchObject({ text: 'done', edited: true });
  });

  it('takes what somebody wrote as read up to there, and tells who shows it of a mark', () => {
    const slack = talk.open();
    const heard: unknown[] = [];
    say(slack, ben, 'one');
    say(slack, ana, 'two');
    slack.changes.listen((change) => heard.push(change));
    expect(countUnread(slack, ana).rooms).toEqual({});
    slack.reads.mark({ personId: ravi, channelId: room, ts: say(slack, ben, 'three') });
    expect(heard).toContainEqual({ kind: 'read', personId: ravi });
  });

  it('remembers read marks, threads and changes after a restart', () => {
    const before = talk.open();
    const root = say(before, ben, 'who knows?');
    const reply = say(before, ana, 'me', { threadTs: root });
    say(before, ravi, 'me too', { threadTs: root });
    before.messages.edit(ana, { channelId: room, ts: reply, text: 'I do' });
    before.reads.mark({ personId: ana, channelId: room, ts: root });

    const slack = talk.open();
    expect(slack.reads.upTo({ personId: ana, channelId: room })).toBe(root);
    expect(textsOf(slack.messages.room(room).thread(root))).toEqual(['I do', 'me too']);
    expect(threadsOf(slack, ana)).toMatchObject([{ root: { ts: root }, unread: 1 }]);
    expect(Number(say(slack, ben, 'next'))).toBeGreaterThan(Number(reply));
  });

  it('keeps answers out of the conversation and under their message', () => {
    const slack = talk.open();
    const root = say(slack, ben, 'who knows?');
    say(slack, ana, 'me', { threadTs: root });
    const log = slack.messages.room(room);
    expect(textsOf(log.page({ before: null, limit: 10 }).messages)).toEqual(['who knows?']);
    expect(textsOf(log.thread(root))).toEqual(['me']);
    expect(countUnread(slack, ravi).rooms[room]?.count).toBe(1);
  });

  it('lists threads to those who wrote in them or are mentioned, the newest first', () => {
    const slack = talk.open();
    const old = say(slack, ben, 'old');
    const mine = say(slack, ana, 'mine');
    say(slack, ben, 'for you', { threadTs: mine });
    say(slack, ravi, `what does <@${ana}> say?`, { threadTs: old });
    expect(threadsOf(slack, ana).map(({ root, unread }) => [root.text, unread])).toEqual([
      ['old', 1],
      ['mine', 1],
    ]);
    expect(threadsOf(slack, personId('meera'))).toEqual([]);
    expect(countUnread(slack, ana).threads).toBe(2);

    const last = slack.messages.room(room).thread(old).at(-1)?.ts ?? '';
    slack.reads.mark({ personId: ana, channelId: room, threadTs: old, ts: last });
    expect(countUnread(slack, ana).threads).toBe(1);
  });

  it('refuses answers to nothing and to answers, and words from who is not there', () => {
    const slack = talk.open();
    const root = say(slack, ben, 'root');
    const reply = say(slack, ana, 'reply', { threadTs: root });
    const post = (as: string, threadTs: string) => slack.messages.post(as, { channelId: room, text: 'x', threadTs });
    expect(post(ana, '1.000000')).toEqual({ ok: false, error: 'thread_not_found' });
    expect(post(ana, reply)).toEqual({ ok: false, error: 'thread_not_found' });
    expect(post(personId('tom'), root)).toEqual({ ok: false, error: 'not_in_channel' });
    expect(slack.messages.edit(ana, { channelId: room, ts: root, text: 'x' })).toMatchObject({ ok: false });
    expect(slack.messages.remove(ana, { channelId: room, ts: root })).toMatchObject({ ok: false });
  });

  it('takes the answers along when a message goes', () => {
    const slack = talk.open();
    const root = say(slack, ben, 'root');
    say(slack, ana, 'reply', { threadTs: root });
    slack.messages.remove(ben, { channelId: room, ts: root });
    expect(threadsOf(slack, ana)).toEqual([]);
    expect(talk.open().journal.messages).toEqual([]);
  });

  it('reads a long conversation page by page, each message once', () => {
    const slack = talk.open();
    const said = Array.from({ length: 45 }, (_, at) => say(slack, ben, `word ${at}`));
    const log = slack.messages.room(room);
    const seen: string[] = [];
    let before: string | null = null;
    for (let more = true; more; ) {
      const page = log.page({ before, limit: 20 });
      seen.unshift(...page.messages.map(({ ts }) => ts));
      before = page.messages[0]?.ts ?? null;
      more = page.hasOlder;
    }
    expect(seen).toEqual(said);
  });

  it('gives an app the conversation and the thread as Slack does', () => {
    const slack = talk.open();
    const times = ['a', 'b', 'c'].map((text) => say(slack, bot.userId, text, { channelId: anaAndMuster }));
    const [, second = ''] = times;
    say(slack, ana, 'reply', { channelId: anaAndMuster, threadTs: second });
    const log = slack.messages.room(anaAndMuster);
    expect(historyOf(log, { limit: 2 })).toMatchObject({
      messages: [{ text: 'c' }, { text: 'b', reply_count: 1, thread_ts: second, reply_users: [ana] }],
      has_more: true,
      response_metadata: { next_cursor: '2' },
    });
    expect(historyOf(log, { limit: 2, cursor: '2' })).toMatchObject({ messages: [{ text: 'a' }], has_more: false });
    expect(historyOf(log, { oldest: second }).messages).toMatchObject([{ text: 'c' }]);
    expect(historyOf(log, { oldest: second, inclusive: 'true' }).messages).toMatchObject([
      { text: 'c' },
      { text: 'b' },
    ]);
    expect(historyOf(log, { latest: second }).messages).toMatchObject([{ text: 'a' }]);
    expect(repliesOf(log, { ts: second }).messages).toMatchObject([
      { text: 'b' },
      { text: 'reply', thread_ts: second },
    ]);
    expect(repliesOf(log, { ts: '1.000000' })).toEqual({ ok: false, error: 'thread_not_found' });
  });
});

type Where = { readonly channelId?: string; readonly threadTs?: string };

function say(
  { messages }: Conversations,
  as: string,
  text: string,
  { channelId = room, threadTs }: Where = {},
): string {
  const posted = messages.post(as, { channelId, text, threadTs });
  if (!posted.ok) throw new Error(posted.error);
  return posted.ts;
}

function textsOf(messages: readonly KeptMessage[]): readonly string[] {
  return messages.map(({ text }) => text);
}
