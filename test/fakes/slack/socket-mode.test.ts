import { LogLevel, SocketModeClient } from '@slack/socket-mode';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callRaw } from './call.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';
import { DEFAULT_WORKSPACE } from './options.ts';
import { eventPayload, slashCommandPayload } from './payloads.ts';

let slack: LocalSlack;
let client: SocketModeClient;
const nothing = () => {};
const quiet = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};
beforeEach(async () => {
  slack = await startLocalSlack();
  client = new SocketModeClient({
    appToken: DEFAULT_WORKSPACE.appToken,
    // Also the pause before it connects anew.
    clientPingTimeout: 300,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.url },
  });
});
afterEach(async () => {
  await client.disconnect();
  await slack.close();
});

describe('Socket Mode', () => {
  it("brings Slack's own client an envelope and keeps its acknowledgement with the body", async () => {
    client.on('slash_commands', ({ ack, body }) => ack({ text: `heard ${body.text}` }));
    await client.start();
    const payload = slashCommandPayload({ command: '/task', text: 'x'.repeat(70_000) });
    const id = slack.pushEnvelope({ type: 'slash_commands', payload });
    expect(await slack.ackOf(id ?? '')).toMatchObject({
      envelopeId: id,
      payload: { text: `heard ${'x'.repeat(70_000)}` },
    });
  });

  it('sends the same envelope again with its retry count', async () => {
    const seen: unknown[] = [];
    client.on('slack_event', ({ retry_num }) => seen.push(retry_num));
    await client.start();
    const envelope = {
      type: 'events_api',
      payload: eventPayload({ event: { type: 'team_join' } }),
      envelopeId: 'e1',
    } as const;
    slack.pushEnvelope(envelope);
    slack.pushEnvelope({ ...envelope, retryAttempt: 1, retryReason: 'timeout' });
    await vi.waitFor(() => expect(seen).toEqual([0, 1]), 3000);
    expect(await slack.ackOf('e1', 20)).toBeNull();
  });

  it.each(['asked to', 'cut off'])('lets the client come back when it is %s', async (how) => {
    await client.start();
    const reconnected = new Promise((resolve) => client.once('connected', resolve));
    if (how === 'asked to') slack.askToReconnect('refresh_requested');
    else slack.dropSockets();
    await reconnected;
    await vi.waitFor(() => expect(slack.sockets()).toBe(1), 3000);
    expect(slack.pushEnvelope({ type: 'interactive', payload: {} })).not.toBeNull();
  });

  it('gives an address only for an app-level token, and each address once', async () => {
    expect(await callRaw(slack, 'apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
    const { url } = await callRaw(slack, 'apps.connections.open', { token: DEFAULT_WORKSPACE.appToken });
    const outcome = (address: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(address);
        socket.onopen = () => {
          socket.close();
          resolve('open');
        };
        socket.onerror = () => resolve('refused');
      });
    expect(await outcome(String(url))).toBe('open');
    expect(await outcome(String(url))).toBe('refused');
  });

  it('has nobody to tell while nobody is connected', () => {
    expect(slack.pushEnvelope({ type: 'interactive', payload: {} })).toBeNull();
  });
});
