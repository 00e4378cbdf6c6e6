import { afterEach, describe, expect, it } from 'vitest';
import { callRaw, postArgs } from './call.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';
import type { LocalSlackOptions } from './options.ts';

let slack: LocalSlack;
afterEach(() => slack.close());

/** A Slack whose time moves only when told. */
async function slackAt(options: LocalSlackOptions = {}) {
  slack = await startLocalSlack({ now: () => 1_790_000_000_000, ...options });
  return slack;
}

const post = (channel = 'C0GENERAL', key: string = crypto.randomUUID(), token?: string) =>
  callRaw(slack, 'chat.postMessage', { args: postArgs(channel, key), ...(token === undefined ? {} : { token }) });

describe('one channel', () => {
  it('takes a small burst, then one post a second, and says how long to wait', async () => {
    await slackAt({ limits: { postBurstPerChannel: 3 } });
    for (let n = 0; n < 3; n += 1) expect(await post()).toMatchObject({ ok: true });
    expect(await post()).toMatchObject({ ok: false, error: 'ratelimited', status: 429, retryAfter: '1' });

    slack.advanceClock(1000);
    expect(await post()).toMatchObject({ ok: true });
    expect(await post()).toMatchObject({ status: 429 });
    expect(slack.messages('C0GENERAL')).toHaveLength(4);
  });

  it('being full leaves the others and edits alone', async () => {
    await slackAt({ limits: { postBurstPerChannel: 1 } });
    const { ts } = await post('C0GENERAL', 'k1');
    expect(await post()).toMatchObject({ status: 429 });
    expect(await post(slack.directChannel('U0ANA'))).toMatchObject({ ok: true });
    expect(await callRaw(slack, 'chat.update', { args: { ...postArgs('C0GENERAL', 'k1'), ts } })).toMatchObject({
      ok: true,
    });
  });
});

describe('one workspace', () => {
  it('takes so many posts a minute over all channels', async () => {
    await slackAt({ limits: { postsPerMinutePerWorkspace: 4 } });
    slack.addWorkspace({ teamId: 'T0OTHER', botToken: 'xoxb-other', appToken: 'xapp-other' });
    const channels = ['U0ANA', 'U0BO', 'U0SAM', 'U0DEV', 'U0MIRA'].map((user) => slack.directChannel(user));
    for (const channel of channels.slice(0, 4)) expect(await post(channel)).toMatchObject({ ok: true });
    expect(await post(channels[4])).toMatchObject({ status: 429, retryAfter: '60' });
    expect(await post('C0GENERAL', 'k', 'xoxb-other')).toMatchObject({ ok: true });

    slack.advanceClock(60_001);
    expect(await post(channels[4])).toMatchObject({ ok: true });
  });

  it('has a rate per method', async () => {
    await slackAt({ limits: { burstMinutes: 1 } });
    slack.addWorkspace({ teamId: 'T0OTHER', botToken: 'xoxb-other', appToken: 'xapp-other' });
    for (let n = 0; n < 20; n += 1) expect(await callRaw(slack, 'users.list')).toMatchObject({ ok: true });
    expect(await callRaw(slack, 'users.list')).toMatchObject({ status: 429, retryAfter: '3' });
    expect(await callRaw(slack, 'users.list', { token: 'xoxb-other' })).toMatchObject({ ok: true });
    expect(await callRaw(slack, 'users.info', { args: { user: 'U0ANA' } })).toMatchObject({ ok: true });

    slack.advanceClock(3000);
    expect(await callRaw(slack, 'users.list')).toMatchObject({ ok: true });
  });

  it('is not counted when the rules are off', async () => {
    await slackAt({ strict: false });
    const answers = await Promise.all(Array.from({ length: 30 }, () => post()));
    expect(answers.every((answer) => answer.ok)).toBe(true);
  });
});

describe('coming back before Retry-After is over', () => {
  it('is a violation, and coming back in time is none', async () => {
    await slackAt({ limits: { postBurstPerChannel: 1 } });
    await post();
    await post();
    expect(slack.violations()).toEqual([]);

    slack.advanceClock(500);
    expect(await post()).toMatchObject({ status: 429 });
    expect(slack.violations()).toMatchObject([{ kind: 'too-early', method: 'chat.postMessage', teamId: 'T0MUSTER' }]);

    slack.advanceClock(500);
    expect(await post()).toMatchObject({ ok: true });
    expect(slack.violations()).toHaveLength(1);
  });

  it('counts for the header of a scripted 429 as well, for that channel alone', async () => {
    await slackAt();
    slack.addFault({ method: 'chat.postMessage', trouble: { kind: 'rate-limit', retryAfter: '7' } });
    expect(await post()).toMatchObject({ status: 429, retryAfter: '7' });
    slack.advanceClock(6900);
    expect(await post(slack.directChannel('U0ANA'))).toMatchObject({ ok: true });
    expect(await post()).toMatchObject({ status: 429, retryAfter: '1' });
    expect(slack.violations()).toHaveLength(1);
  });

  it('counts for every channel when the whole workspace was told to wait', async () => {
    await slackAt();
    slack.addFault({ method: 'chat.postMessage', trouble: { kind: 'rate-limit', retryAfter: '7', whole: true } });
    await post();
    slack.advanceClock(3000);
    expect(await post(slack.directChannel('U0ANA'))).toMatchObject({ status: 429, retryAfter: '4' });
    expect(slack.violations()).toHaveLength(1);
  });

  it('does not blame calls that were on their way when the first 429 was given', async () => {
    await slackAt({ limits: { postBurstPerChannel: 1, tooEarlyGraceMs: 50 } });
    await post();
    await Promise.all([post(), post(), post()]);
    expect(slack.violations()).toEqual([]);
  });
});
