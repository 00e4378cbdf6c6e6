import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callRaw, postArgs } from './call.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';

let slack: LocalSlack;
beforeEach(async () => {
  slack = await startLocalSlack({ limits: { postBurstPerChannel: 1000 } });
});
afterEach(() => slack.close());

const post = (args: Record<string, unknown>) => callRaw(slack, 'chat.postMessage', { args });

describe('a post', () => {
  it('means the same as a form and as JSON', async () => {
    const args = postArgs('C0GENERAL', 'k1');
    await callRaw(slack, 'chat.postMessage', { args });
    await callRaw(slack, 'chat.postMessage', { args, json: true });
    const [first, second] = slack.messages('C0GENERAL');
    expect({ ...first, ts: '' }).toEqual({ ...second, ts: '' });
  });

  it.each([
    ['to an unknown channel', 'channel_not_found', { channel: 'C0NOWHERE' }],
    ['without text and blocks', 'no_text', { text: '', blocks: [] }],
    ['with far too long a text', 'msg_too_long', { text: 'x'.repeat(40_001) }],
    ['with metadata of the wrong shape', 'invalid_metadata_format', { metadata: { event_type: 'x' } }],
    [
      'with metadata too large',
      'metadata_too_large',
      { metadata: { event_type: 'x', event_payload: { a: 'x'.repeat(17_000) } } },
    ],
    ['with blocks that are no list', 'invalid_blocks_format', { blocks: { type: 'section' } }],
  ])('%s is refused with %s', async (_, error, more) => {
    expect(await post({ ...postArgs('C0GENERAL', 'k'), ...more })).toMatchObject({ ok: false, error });
    expect(slack.messages('C0GENERAL')).toEqual([]);
  });

  it('to a channel that is archived or that the bot is not in is refused', async () => {
    const archived = slack.addChannel({ name: 'old', archived: true });
    const private_ = slack.addChannel({ name: 'leads', members: ['U0ANA'] });
    expect(await post(postArgs(archived.id, 'k'))).toMatchObject({ error: 'is_archived' });
    expect(await post(postArgs(private_.id, 'k'))).toMatchObject({ error: 'not_in_channel' });
  });

  it('with blocks Slack would not take is refused and written down', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
    expect(await post({ ...postArgs('C0GENERAL', 'k'), blocks })).toMatchObject({ error: 'invalid_blocks' });
    expect(slack.violations()).toMatchObject([{ kind: 'block-kit', method: 'chat.postMessage' }]);
  });

  it('that leaves unfurling on is written down', async () => {
    await post({ ...postArgs('C0GENERAL', 'k'), unfurl_links: true });
    expect(slack.violations()).toMatchObject([{ kind: 'unfurl' }]);
  });

  it('sent twice under one key shows as a duplicate', async () => {
    for (const key of ['a', 'b', 'b']) await post(postArgs('C0GENERAL', key));
    expect(slack.duplicates()).toEqual({ 'T0MUSTER b': 2 });
    expect(slack.keys()).toEqual({ a: 1, b: 2 });
  });
});

describe('an edit', () => {
  it('of a message that is gone, or of a person, is refused', async () => {
    const { ts } = await post(postArgs('C0GENERAL', 'k'));
    slack.deleteMessage('C0GENERAL', String(ts));
    const typed = slack.say('C0GENERAL', 'U0ANA', 'hi');
    const edit = (at: unknown) => callRaw(slack, 'chat.update', { args: { ...postArgs('C0GENERAL', 'k'), ts: at } });
    expect(await edit(ts)).toMatchObject({ error: 'message_not_found' });
    expect(await edit(typed.ts)).toMatchObject({ error: 'cant_update_message' });
  });

  it('that forgets the metadata is written down, as the message can no longer be found by its key', async () => {
    const { ts } = await post(postArgs('C0GENERAL', 'k'));
    const { metadata, ...bare } = postArgs('C0GENERAL', 'k');
    await callRaw(slack, 'chat.update', { args: { ...bare, ts } });
    expect(metadata).toBeDefined();
    expect(slack.violations()).toMatchObject([{ kind: 'metadata' }]);
  });
});

describe('history', () => {
  it('gives the newest first, in pages, from a time on, and metadata only when asked', async () => {
    const times: string[] = [];
    for (const key of ['k1', 'k2', 'k3', 'k4']) times.push(String((await post(postArgs('C0GENERAL', key))).ts));
    const look = (args: Record<string, unknown>) =>
      callRaw(slack, 'conversations.history', { args: { channel: 'C0GENERAL', ...args } });
    const seen = (answer: Record<string, unknown>) => (answer.messages as { ts: string }[]).map((one) => one.ts);

    const page = await look({ limit: 3, include_all_metadata: true });
    expect(seen(page)).toEqual([times[3], times[2], times[1]]);
    expect(page).toMatchObject({ has_more: true, messages: [{ metadata: { event_payload: { key: 'k4' } } }, {}, {}] });
    const { next_cursor } = page.response_metadata as { next_cursor: string };
    expect(seen(await look({ limit: 3, cursor: next_cursor }))).toEqual([times[0]]);
    expect(seen(await look({ oldest: times[2] }))).toEqual([times[3]]);
    expect(seen(await look({ oldest: times[2], inclusive: true }))).toEqual([times[3], times[2]]);
    expect(JSON.stringify(await look({}))).not.toContain('muster_message');
  });

  it('shows neither deleted messages nor what only one person saw', async () => {
    const { ts } = await post(postArgs('C0GENERAL', 'k'));
    slack.deleteMessage('C0GENERAL', String(ts));
    await callRaw(slack, 'chat.postEphemeral', { args: { ...postArgs('C0GENERAL', 'e'), user: 'U0ANA' } });
    expect(slack.ephemerals('U0ANA')).toHaveLength(1);
    expect(await callRaw(slack, 'conversations.history', { args: { channel: 'C0GENERAL' } })).toMatchObject({
      messages: [],
    });
  });
});

describe('workspaces', () => {
  it('are told apart by token, and nobody gets in without one', async () => {
    slack.addWorkspace({ teamId: 'T0OTHER', name: 'Other', botToken: 'xoxb-other', appToken: 'xapp-other' });
    expect(await callRaw(slack, 'auth.test')).toMatchObject({ team_id: 'T0MUSTER' });
    expect(await callRaw(slack, 'auth.test', { token: 'xoxb-other' })).toMatchObject({ team_id: 'T0OTHER' });
    expect(await callRaw(slack, 'auth.test', { token: 'xoxb-wrong' })).toMatchObject({ error: 'invalid_auth' });
    expect(await callRaw(slack, 'auth.test', { token: '' })).toMatchObject({ error: 'not_authed' });
    expect(await callRaw(slack, 'auth.test', { token: 'xapp-other' })).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await callRaw(slack, 'no.suchMethod')).toMatchObject({ error: 'unknown_method' });
  });
});
