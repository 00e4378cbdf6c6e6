import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { input, modal, textInput } from '../../../src/kit/blocks/index.ts';
import type { Reply, SlackListeners } from '../../../src/ports/inbound/slack.ts';
import * as payloads from '../../fakes/slack/payloads.ts';
import * as slack from '../../fakes/slack/requests.ts';
import { testDatabase } from '../../support/database.ts';
import { openRig, SECRET } from './rig.ts';

const db = testDatabase();
const signer = { secret: SECRET };
const nothing = async (): Promise<Reply> => ({ kind: 'nothing' });
const shell = modal({
  title: 'x',
  callbackId: 'test.form',
  blocks: [input({ name: 'a', label: 'A', element: textInput({}) })],
});

const listeners: SlackListeners = {
  commands: { '/task': { help: [], run: nothing } },
  actions: { 'test.go': { run: nothing } },
  submissions: { 'test.form': { run: nothing } },
  shortcuts: { new_task: { opens: () => shell, run: nothing } },
  messageShortcuts: { make_task: { opens: () => shell, run: nothing } },
  events: { message: async () => {}, app_home_opened: async () => {} },
};

const view = {
  id: 'V1',
  callback_id: 'test.form',
  blocks: shell.blocks,
  private_metadata: '{"tab":"today","state":{}}',
};
const samples: readonly unknown[] = [
  payloads.blockActionPayload({ action: { actionId: 'test.go', value: 'v' }, message: { channelId: 'C1', ts: '1.1' } }),
  payloads.blockActionPayload({ action: { actionId: 'test.go' }, modal: view }),
  payloads.blockActionPayload({ action: { actionId: 'test.go' }, home: view }),
  payloads.viewSubmissionPayload({ view, values: { a: { a: { type: 'plain_text_input', value: 'x' } } } }),
  payloads.viewClosedPayload({ view }),
  payloads.shortcutPayload({ callbackId: 'new_task' }),
  payloads.messageActionPayload({ callbackId: 'make_task', message: { channelId: 'C1', ts: '1.1', text: 'x' } }),
  payloads.eventPayload({ event: { type: 'message', channel: 'D1', user: 'U0ANA', text: 'x', ts: '1.1', item: {} } }),
  payloads.eventPayload({ event: { type: 'app_home_opened', user: 'U0ANA', tab: 'home', view } }),
  payloads.eventPayload({ event: { type: 'tokens_revoked', tokens: { bot: ['U1'] } } }),
];

/** What a field may turn into: gone, or anything JSON can say, hostile names and texts included. */
const replacement = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('\u0000', '\ud800', 'x'.repeat(100_000), '__proto__', -1e308, { __proto__: null, constructor: 1 }),
);
const mutation = fc.array(fc.tuple(fc.nat(), replacement), { minLength: 1, maxLength: 4 });

describe('payloads of any shape', () => {
  it('are answered 200, and never break anything', async () => {
    const rig = await openRig(db.store, { listeners: [listeners], known: true });
    try {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...samples), mutation, async (sample, changes) => {
          const mutated = changes.reduce((payload, [at, value]) => mutate(payload, at, value), structuredClone(sample));
          const isEvent = JSON.stringify(sample).includes('"event_callback"');
          const request = isEvent ? slack.json(signer, mutated) : slack.interaction(signer, mutated);
          const { status, text } = await rig.send(request);
          expect([status, text.includes('Something broke')]).toEqual([200, false]);
        }),
        { numRuns: 400 },
      );
      await rig.platform.inbox.idle();
      expect((await rig.send(slack.slashCommand(signer, { command: '/task', text: 'alive' }))).status).toBe(200);
    } finally {
      await rig.close();
    }
  });

  it('are answered 200 when fields of a command are missing or strange', async () => {
    const rig = await openRig(db.store, { listeners: [listeners] });
    const whole = payloads.slashCommandPayload({ command: '/task', text: 'x' });
    try {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...Object.keys(whole)), fc.string({ unit: 'binary' }), async (name, value) => {
          const { status } = await rig.send(slack.form(signer, { ...whole, [name]: value }));
          expect(status).toBe(200);
        }),
        { numRuns: 150 },
      );
    } finally {
      await rig.close();
    }
  });
});

/** Replaces one value somewhere in the payload; `at` chooses which. */
function mutate(payload: unknown, at: number, value: unknown): unknown {
  const places: { owner: Record<string, unknown>; key: string }[] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      places.push({ owner: node as Record<string, unknown>, key });
      walk(child);
    }
  };
  walk(payload);
  const place = places[at % Math.max(1, places.length)];
  // A copy: the same object put into itself by a second change would be a circle, which JSON can't carry.
  if (place !== undefined) place.owner[place.key] = structuredClone(value);
  return payload;
}
