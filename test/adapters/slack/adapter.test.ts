import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SlackChannelId, SlackUserId } from '../../../src/kit/ids.ts';
import { type LocalSlack, startLocalSlack } from '../../fakes/slack/local-slack.ts';
import { ANA, failureOf, GENERAL, message, modal, slackRoom, WORKSPACE } from './slack-room.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack({ limits: { postBurstPerChannel: 1000 } });
});
afterAll(() => slack.close());
afterEach(() => {
  expect(slack.violations()).toEqual([]);
  slack.clearFaults();
});

describe('the messenger', () => {
  it('opens a direct message, says something and changes it in place', async () => {
    const { messenger } = slackRoom({ apiUrl: slack.url });
    const channelId = await messenger.openDm(WORKSPACE, ANA);
    const { ts } = await messenger.post(WORKSPACE, { channelId, message, key: 'card:1' });
    await messenger.edit(WORKSPACE, { channelId, ts, key: 'card:1', message: { ...message, text: 'Done' } });

    expect(slack.directMessages('U0ANA')).toMatchObject([
      { ts, text: 'Done', key: 'card:1', edits: [{ key: 'card:1' }] },
    ]);
  });

  it('finds a message by its key after edits, and nothing by a key never sent', async () => {
    const { messenger } = slackRoom({ apiUrl: slack.url });
    const oldest = new Date(Date.now() - 1000);
    slack.say('C0GENERAL', 'U0ANA', 'note:lost');
    const { ts } = await messenger.post(WORKSPACE, { channelId: GENERAL, message, key: 'note:lost' });
    await messenger.edit(WORKSPACE, { channelId: GENERAL, message, key: 'note:lost', ts });

    expect(await messenger.findByKey(WORKSPACE, { channelId: GENERAL, key: 'note:lost', oldest })).toEqual({ ts });
    expect(await messenger.findByKey(WORKSPACE, { channelId: GENERAL, key: 'note:never', oldest })).toBeNull();
  });

  it.each([-3_600_000, 3_600_000])('finds a message though our clock is %i ms off, in one request', async (offMs) => {
    const { messenger, reports } = slackRoom({ apiUrl: slack.url });
    const { ts } = await messenger.post(WORKSPACE, { channelId: GENERAL, message, key: 'note:lost' });
    for (let n = 0; n < 14; n += 1) slack.say('C0GENERAL', 'U0ANA', `chatter ${n}`);
    const oldest = new Date(Date.now() + offMs);
    expect(await messenger.findByKey(WORKSPACE, { channelId: GENERAL, key: 'note:lost', oldest })).toEqual({ ts });
    expect(reports.filter((report) => report.method === 'conversations.history')).toHaveLength(1);
  });

  it('reads no further than the moment from which on a message may have been sent', async () => {
    const { messenger, reports } = slackRoom({ apiUrl: slack.url });
    for (let n = 0; n < 40; n += 1) slack.say('C0GENERAL', 'U0ANA', `old chatter ${n}`);
    const oldest = new Date(Date.now() + 1_000);
    expect(await messenger.findByKey(WORKSPACE, { channelId: GENERAL, key: 'note:never', oldest })).toBeNull();
    expect(reports.filter((report) => report.method === 'conversations.history')).toHaveLength(1);
  });

  it('finds a message under many later ones, and admits when there are too many to tell', async () => {
    const { messenger, reports } = slackRoom({ apiUrl: slack.url });
    const busy = slack.addChannel({ name: 'busy' }).id as SlackChannelId;
    const oldest = new Date(Date.now() - 1000);
    const { ts } = await messenger.post(WORKSPACE, { channelId: busy, message, key: 'note:buried' });
    for (let n = 0; n < 40; n += 1) slack.say(busy, 'U0ANA', `chatter ${n}`);
    expect(await messenger.findByKey(WORKSPACE, { channelId: busy, key: 'note:buried', oldest })).toEqual({ ts });
    expect(reports.filter((report) => report.method === 'conversations.history')).toHaveLength(3);

    for (let n = 0; n < 120; n += 1) slack.say(busy, 'U0ANA', `more chatter ${n}`);
    expect(await failureOf(messenger.findByKey(WORKSPACE, { channelId: busy, key: 'note:buried', oldest }))).toEqual({
      kind: 'unknown',
    });
  });

  it.each([
    ['U0NOBODY', 'user_not_found'],
    ['U0CIBOT', 'cannot_dm_bot'],
    ['U0LEFT', 'user_disabled'],
  ])('learns that %s can not be written to', async (userId, code) => {
    const { messenger } = slackRoom({ apiUrl: slack.url });
    expect(await failureOf(messenger.openDm(WORKSPACE, userId as SlackUserId))).toEqual({
      kind: 'permanent',
      code,
      scope: 'recipient',
    });
  });
});

describe('views', () => {
  it('open with a fresh trigger, change, and stack', async () => {
    const { views } = slackRoom({ apiUrl: slack.url });
    const id = await views.open(WORKSPACE, slack.newTrigger('U0ANA'), modal);
    await views.update(WORKSPACE, id, { ...modal, callback_id: 'tasks.create' });
    const second = await views.push(WORKSPACE, slack.newTrigger('U0ANA'), modal);

    expect(slack.openModals('U0ANA')).toMatchObject([{ id, callback_id: 'tasks.create' }, { id: second }]);
  });

  it('tell a spent trigger, a late one and a closed view from each other', async () => {
    const { views } = slackRoom({ apiUrl: slack.url });
    const trigger = slack.newTrigger('U0BO');
    const id = await views.open(WORKSPACE, trigger, modal);
    slack.closeModal('U0BO');
    const late = slack.newTrigger('U0BO');
    slack.advanceClock(3001);

    const target = (code: string) => ({ kind: 'permanent', code, scope: 'target' });
    expect(await failureOf(views.open(WORKSPACE, trigger, modal))).toEqual(target('exchanged_trigger_id'));
    expect(await failureOf(views.open(WORKSPACE, late, modal))).toEqual(target('expired_trigger_id'));
    expect(await failureOf(views.update(WORKSPACE, id, modal))).toEqual(target('not_found'));
  });

  it("publish a person's Home tab", async () => {
    const { views } = slackRoom({ apiUrl: slack.url });
    await views.publishHome(WORKSPACE, ANA, { type: 'home', blocks: modal.blocks });
    expect(slack.home('U0ANA')).toMatchObject({ type: 'home', blocks: modal.blocks });
  });
});

describe('auth', () => {
  it('says who the bot is', async () => {
    const { auth } = slackRoom({ apiUrl: slack.url });
    expect(await auth.identify()).toMatchObject({
      teamId: 'T0MUSTER',
      enterpriseId: null,
      teamName: 'Harbour Works',
      botUserId: 'U0MUSTERBOT',
      botId: 'B0MUSTER',
    });
  });

  it('says that a token is no longer good', async () => {
    const { auth } = slackRoom({ apiUrl: slack.url, botToken: 'xoxb-somebody-elses' });
    expect(await failureOf(auth.identify())).toEqual({ kind: 'permanent', code: 'invalid_auth', scope: 'connection' });
  });
});
