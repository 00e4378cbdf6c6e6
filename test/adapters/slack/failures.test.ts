import { inspect } from 'node:util';
import { HttpResponse, http } from 'msw/http';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, GENERAL, message, slackRoom, WORKSPACE } from './slack-room.ts';

const API = 'https://slack.com/api/';
const slack = setupServer();
beforeAll(() => slack.listen({ onUnhandledFrame: 'error' }));
afterEach(() => slack.resetHandlers());
afterAll(() => slack.close());

/** Answers every post in the given way and counts how often it was asked. */
function answering(respond: () => Response) {
  const asked = { times: 0 };
  slack.use(
    http.post(`${API}chat.postMessage`, () => {
      asked.times += 1;
      return respond();
    }),
  );
  return asked;
}

describe('HTTP 429', () => {
  it.each([
    ['5', 5000],
    ['1', 1000],
    [' 30 ', 30_000],
    // Zero would be an invitation to hammer.
    ['0', 1000],
    ['-7', 30_000],
    ['abc', 30_000],
    ['12abc', 30_000],
    ['1.5', 30_000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 30_000],
    ['', 30_000],
    ['999999999', 3_600_000],
    ['9'.repeat(400), 30_000],
  ])('with Retry-After "%s" waits %i ms, after a single request', async (header, retryAfterMs) => {
    const asked = answering(() =>
      HttpResponse.json({ ok: false, error: 'ratelimited' }, { status: 429, headers: { 'retry-after': header } }),
    );
    const { post, reports } = slackRoom({ apiUrl: API });

    expect(await failureOf(post())).toEqual({ kind: 'rate-limited', retryAfterMs });
    expect(asked.times).toBe(1);
    expect(reports).toMatchObject([{ method: 'chat.postMessage', result: 'rate-limited' }]);
  });

  it('without Retry-After waits 30 s', async () => {
    answering(() => HttpResponse.text('slow down', { status: 429 }));
    expect(await failureOf(slackRoom({ apiUrl: API }).post())).toEqual({ kind: 'rate-limited', retryAfterMs: 30_000 });
  });

  it('said as an error word with HTTP 200 counts the same', async () => {
    answering(() => HttpResponse.json({ ok: false, error: 'ratelimited' }, { headers: { 'retry-after': '4' } }));
    expect(await failureOf(slackRoom({ apiUrl: API }).post())).toEqual({ kind: 'rate-limited', retryAfterMs: 4000 });
  });
});

describe('a refusal in a word', () => {
  const scopes = {
    connection: `account_inactive token_revoked token_expired invalid_auth not_authed missing_scope
      team_access_not_granted not_allowed_token_type org_login_required ekm_access_denied`,
    recipient: `channel_not_found is_archived messages_tab_disabled restricted_action user_not_found cannot_dm_bot
      user_disabled not_in_channel`,
    message: `msg_blocks_too_long invalid_blocks msg_too_long metadata_too_large no_text invalid_arguments
      view_too_large push_limit_reached`,
    target: `message_not_found cant_update_message edit_window_closed expired_trigger_id exchanged_trigger_id
      hash_conflict not_found`,
  } as const;
  const cases = Object.entries(scopes).flatMap(([scope, words]) => words.split(/\s+/).map((code) => ({ scope, code })));

  it.each(cases)('$code is permanent and concerns the $scope, after a single request', async ({ scope, code }) => {
    const asked = answering(() => HttpResponse.json({ ok: false, error: code }));
    const { post, reports } = slackRoom({ apiUrl: API });

    expect(await failureOf(post())).toEqual({ kind: 'permanent', code, scope });
    expect(asked.times).toBe(1);
    expect(reports).toMatchObject([{ result: 'permanent' }]);
  });

  it.each(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout'])(
    '%s leaves open whether it was done',
    async (error) => {
      answering(() => HttpResponse.json({ ok: false, error }));
      expect(await failureOf(slackRoom({ apiUrl: API }).post())).toEqual({ kind: 'unknown' });
    },
  );

  it('nobody has heard of counts as our own broken message and shows in the log', async () => {
    answering(() => HttpResponse.json({ ok: false, error: 'gremlins_in_the_wire' }));
    const { post, errors } = slackRoom({ apiUrl: API });

    expect(await failureOf(post())).toEqual({ kind: 'permanent', code: 'gremlins_in_the_wire', scope: 'message' });
    expect(errors).toMatchObject([{ event: 'slack.unknown-word', code: 'gremlins_in_the_wire' }]);
  });

  it('of our blocks hands the place Slack complains about to the log', async () => {
    const messages = ['[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text]'];
    answering(() => HttpResponse.json({ ok: false, error: 'invalid_blocks', response_metadata: { messages } }));
    const { post, errors } = slackRoom({ apiUrl: API });

    await failureOf(post());
    expect(errors).toMatchObject([{ event: 'slack.message-refused', code: 'invalid_blocks', details: messages }]);
  });
});

describe('an answer that is no answer', () => {
  it.each([
    ['500', () => HttpResponse.text('oops', { status: 500 })],
    ['502 from a proxy', () => HttpResponse.html('<html>bad gateway</html>', { status: 502 })],
    ['503', () => HttpResponse.json({ ok: false, error: 'service_unavailable' }, { status: 503 })],
    ['408', () => HttpResponse.text('', { status: 408 })],
    ['403 from a proxy', () => HttpResponse.html('<html>blocked</html>', { status: 403 })],
    ['200 with a page of HTML', () => HttpResponse.html('<html>Sign in to the Wi-Fi</html>')],
    ['200 with an empty body', () => HttpResponse.text('')],
    ['200 with half of the JSON', () => HttpResponse.text('{"ok":true,"channel":"C0GEN')],
    ['200 with null', () => HttpResponse.text('null')],
    ['200 with a list', () => HttpResponse.json([])],
    ['200, ok, but without the message time', () => HttpResponse.json({ ok: true })],
    ['a redirect', () => HttpResponse.redirect('https://slack.com/elsewhere')],
    ['a network failure', () => HttpResponse.error()],
  ])('%s leaves open whether it was done', async (_, respond) => {
    const asked = answering(respond);
    expect(await failureOf(slackRoom({ apiUrl: API }).post())).toEqual({ kind: 'unknown' });
    expect(asked.times).toBe(1);
  });

  it('blames our request where only the request can be at fault', async () => {
    answering(() => HttpResponse.text('too large', { status: 413 }));
    expect(await failureOf(slackRoom({ apiUrl: API }).post())).toEqual({
      kind: 'permanent',
      code: 'http_413',
      scope: 'message',
    });
  });

  it("believes Slack's word even beside an unusual status", async () => {
    answering(() => HttpResponse.json({ ok: false, error: 'account_inactive' }, { status: 403 }));
    expect(await failureOf(slackRoom({ apiUrl: API }).post())).toMatchObject({
      code: 'account_inactive',
      scope: 'connection',
    });
  });
});

describe('what goes over the wire', () => {
  it('never unfurls, links no names, and carries the key on posts and edits alike', async () => {
    const sent: URLSearchParams[] = [];
    const record = async ({ request }: { request: Request }) => {
      sent.push(new URLSearchParams(await request.text()));
      return HttpResponse.json({ ok: true, ts: '1.000001' });
    };
    slack.use(http.post(`${API}chat.postMessage`, record), http.post(`${API}chat.update`, record));
    const room = slackRoom({ apiUrl: API });

    const { ts } = await room.post();
    await room.messenger.edit(WORKSPACE, { channelId: GENERAL, message, key: 'note:1', ts });

    expect(sent[0]?.get('unfurl_links')).toBe('false');
    expect(sent[0]?.get('unfurl_media')).toBe('false');
    for (const form of sent) {
      expect(form.has('link_names')).toBe(false);
      expect(JSON.parse(form.get('metadata') ?? '')).toEqual({
        event_type: 'muster_message',
        event_payload: { key: 'note:1' },
      });
    }
  });

  it('keeps the token out of every error', async () => {
    answering(() => HttpResponse.json({ ok: false, error: 'invalid_auth' }));
    const error = await slackRoom({ apiUrl: API })
      .post()
      .catch((thrown: unknown) => thrown);
    expect(inspect(error, { depth: 10 })).not.toContain('xoxb-');
  });
});
