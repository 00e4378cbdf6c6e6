import { afterEach, describe, expect, it } from 'vitest';
import { message, section } from '../../../src/kit/blocks/index.ts';
import type { SlackListeners } from '../../../src/ports/inbound/slack.ts';
import { type LocalSlack, startLocalSlack } from '../../fakes/slack/local-slack.ts';
import { DEFAULT_WORKSPACE } from '../../fakes/slack/options.ts';
import * as payloads from '../../fakes/slack/payloads.ts';
import { testDatabase } from '../../support/database.ts';
import { openRig, type Rig } from './rig.ts';

const db = testDatabase();
let rig: Rig | null = null;
let local: LocalSlack | null = null;
let heard: string[] = [];

const listeners: SlackListeners = {
  commands: {
    '/task': {
      help: [],
      run: async ({ text, actor }) => {
        heard.push(`${text} ${actor.requestKey}`);
        return { kind: 'message', message: message({ text: `got ${text}`, blocks: [section('x')] }) };
      },
    },
  },
  submissions: { 'test.form': { run: async () => ({ kind: 'close' }) } },
  events: { reaction_added: async ({ eventId }) => void heard.push(eventId) },
};

async function open(): Promise<{ rig: Rig; local: LocalSlack }> {
  heard = [];
  local = await startLocalSlack();
  rig = await openRig(db.store, {
    listeners: [listeners],
    config: { signingSecrets: [], appToken: DEFAULT_WORKSPACE.appToken, apiUrl: local.url },
  });
  await expect.poll(() => local?.sockets()).toBe(1);
  return { rig, local };
}

afterEach(async () => {
  await rig?.close();
  await local?.close();
  rig = null;
  local = null;
});

const command = (text: string) => payloads.slashCommandPayload({ command: '/task', text });

describe('Socket Mode', () => {
  it('answers commands and forms in the acknowledgement, under the envelope’s id', async () => {
    const { local: slack } = await open();
    const id = slack.pushEnvelope({ type: 'slash_commands', payload: command('one') }) ?? '';
    expect((await slack.ackOf(id))?.payload).toMatchObject({ response_type: 'ephemeral', text: 'got one' });
    expect(heard).toEqual([`one ${id}`]);
    const form = payloads.viewSubmissionPayload({ view: { id: 'V1', callback_id: 'test.form' } });
    const sent = slack.pushEnvelope({ type: 'interactive', payload: form }) ?? '';
    expect((await slack.ackOf(sent))?.payload).toEqual({ response_action: 'clear' });
  });

  it('keeps events in the inbox, so that a repetition has one effect', async () => {
    const { local: slack, rig: one } = await open();
    const event = payloads.eventPayload({ event: { type: 'reaction_added' }, eventId: 'Ev0SOCK' });
    const first = slack.pushEnvelope({ type: 'events_api', payload: event }) ?? '';
    const again =
      slack.pushEnvelope({ type: 'events_api', payload: event, retryAttempt: 1, retryReason: 'timeout' }) ?? '';
    expect([await slack.ackOf(first), await slack.ackOf(again)]).not.toContain(null);
    await one.platform.inbox.idle();
    expect(heard).toEqual(['Ev0SOCK']);
  });

  it('acknowledges what it does not know', async () => {
    const { local: slack } = await open();
    for (const payload of [null, [], { type: 'something_new' }, { command: 5 }]) {
      const id = slack.pushEnvelope({ type: 'interactive', payload }) ?? '';
      expect(await slack.ackOf(id)).not.toBeNull();
    }
    const id = slack.pushEnvelope({ type: 'slash_commands', payload: null }) ?? '';
    expect(await slack.ackOf(id)).not.toBeNull();
  });

  it('moves when Slack asks, and comes back after a cut and after Slack was down', async () => {
    const { local: slack } = await open();
    // Envelopes sent into a dying connection are lost, as with Slack: a person types again.
    const answerTo = async (text: string) => {
      const id = slack.pushEnvelope({ type: 'slash_commands', payload: command(text) });
      return id === null ? null : ((await slack.ackOf(id, 200))?.payload ?? null);
    };
    const within = { timeout: 10_000 };
    slack.askToReconnect('refresh_requested');
    await expect.poll(() => answerTo('two'), within).toMatchObject({ text: 'got two' });
    slack.dropSockets();
    await expect.poll(() => answerTo('three'), within).toMatchObject({ text: 'got three' });
    await slack.goDown();
    await slack.comeBack();
    await expect.poll(() => answerTo('four'), within).toMatchObject({ text: 'got four' });
    expect(slack.sockets()).toBe(1);
  });

  it('lets nothing in over HTTP without a signing secret', async () => {
    const { rig: one } = await open();
    expect((await one.send({ headers: {}, body: '' })).status).toBe(503);
  });
});
