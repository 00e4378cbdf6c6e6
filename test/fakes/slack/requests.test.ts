import { describe, expect, it } from 'vitest';
import * as requests from './requests.ts';

const signer = { secret: 'a-signing-secret', timestamp: 1_790_000_000 };
const payloadOf = ({ body }: requests.SlackRequest): Record<string, unknown> =>
  JSON.parse(new URLSearchParams(body).get('payload') ?? 'null');

describe('a signature', () => {
  it("is the one of Slack's own example", () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(requests.sign('8f742231b10e8888abcd99yyyzzz85a5', body, 1_531_420_618)).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    );
  });

  it('covers exactly the body that is sent', () => {
    const { headers, body } = requests.slashCommand(signer, {
      command: '/task',
      text: 'Fix 100 % of “it” & more +1 😀',
    });
    expect(headers['x-slack-signature']).toBe(requests.sign(signer.secret, body, signer.timestamp));
    expect(headers['x-slack-request-timestamp']).toBe('1790000000');
    expect(new URLSearchParams(body).get('text')).toBe('Fix 100 % of “it” & more +1 😀');
  });
});

describe('a click', () => {
  const action = { actionId: 'tasks.done:1', value: 'x' };

  it('on a message carries message, channel and a response address', () => {
    const message = { channelId: 'D1', ts: '1.1', text: 'hi', blocks: [] };
    expect(payloadOf(requests.blockAction(signer, { action, message }))).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', message_ts: '1.1', channel_id: 'D1', is_ephemeral: false },
      message: { ts: '1.1', text: 'hi' },
      channel: { id: 'D1' },
      response_url: expect.stringContaining('https://hooks.slack.com/'),
      actions: [{ action_id: 'tasks.done:1', value: 'x', type: 'button' }],
    });
  });

  it('on what only the clicker sees carries no message', () => {
    const message = { channelId: 'C1', ts: '1.1', ephemeral: true };
    const payload = payloadOf(requests.blockAction(signer, { action, message }));
    expect(payload).toMatchObject({ container: { is_ephemeral: true } });
    expect(payload).not.toHaveProperty('message');
  });

  it('in a view carries the view and no response address', () => {
    const view = { id: 'V1', hash: 'h', state: { values: {} } };
    for (const payload of [
      payloadOf(requests.blockAction(signer, { action, modal: view })),
      payloadOf(requests.blockAction(signer, { action, home: view })),
    ]) {
      expect(payload).toMatchObject({ container: { type: 'view', view_id: 'V1' }, view: { id: 'V1', hash: 'h' } });
      expect(payload).not.toHaveProperty('response_url');
    }
  });
});

describe('an event', () => {
  it('names the workspace it is for, and repeats with the same id and the reason', () => {
    const happened = { event: { type: 'team_join', user: { id: 'U1' } }, eventId: 'Ev1', eventTime: 1_790_000_000 };
    const first = requests.eventCallback(signer, happened, { teamId: 'T9', enterpriseId: 'E1' });
    const second = requests.eventCallback(
      signer,
      { ...happened, retry: { num: 1, reason: 'http_timeout' } },
      { teamId: 'T9' },
    );
    expect(JSON.parse(first.body)).toMatchObject({
      type: 'event_callback',
      event_id: 'Ev1',
      team_id: 'T9',
      context_team_id: 'T9',
      authorizations: [{ team_id: 'T9', enterprise_id: 'E1', is_bot: true }],
    });
    expect(second.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
  });
});

describe('the rest', () => {
  it('has the shape Slack gives it', () => {
    const view = { id: 'V1', callback_id: 'tasks.create', private_metadata: 'm' };
    const values = { title: { title: { type: 'plain_text_input', value: 'Fix it' } } };
    expect(payloadOf(requests.viewSubmission(signer, { view, values }))).toMatchObject({
      type: 'view_submission',
      view: { id: 'V1', callback_id: 'tasks.create', private_metadata: 'm', state: { values } },
      user: { id: 'U0ANA', team_id: 'T0MUSTER' },
      enterprise: null,
      is_enterprise_install: false,
    });
    expect(payloadOf(requests.viewClosed(signer, { view, isCleared: true }))).toMatchObject({
      type: 'view_closed',
      is_cleared: true,
    });
    expect(payloadOf(requests.shortcut(signer, { callbackId: 'new' }))).toMatchObject({
      type: 'shortcut',
      callback_id: 'new',
    });
    expect(
      payloadOf(
        requests.messageAction(signer, { callbackId: 'make', message: { channelId: 'C1', ts: '1.1', text: 'x' } }),
      ),
    ).toMatchObject({ type: 'message_action', message: { ts: '1.1', text: 'x' }, channel: { id: 'C1' } });
    expect(JSON.parse(requests.urlVerification(signer, 'abc').body)).toMatchObject({
      type: 'url_verification',
      challenge: 'abc',
    });
    expect(requests.sslCheck().headers).not.toHaveProperty('x-slack-signature');
  });
});
