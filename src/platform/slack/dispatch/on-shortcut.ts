import type { SlackChannelId, SlackUserId } from '../../../kit/ids.ts';
import type { Shortcut, ShortcutInput } from '../../../ports/inbound/slack.ts';
import { say } from '../deliver.ts';
import type { Exchange } from '../exchange.ts';
import { sentenceMessage } from '../messages.ts';
import type { ShortcutPayload } from '../payloads.ts';
import { sentences } from '../sentences.ts';
import type { Turn } from '../turn.ts';
import { beginTurn } from './begin-turn.ts';
import type { DispatchNeeds } from './needs.ts';
import { runListener } from './run-listener.ts';

type MessageUse = { readonly callbackId: string; readonly message: NonNullable<ShortcutInput['message']> };

/** Shortcuts from the lightning menu and from a message's menu. */
export async function onShortcut(needs: DispatchNeeds, exchange: Exchange, payload: ShortcutPayload): Promise<void> {
  const use = payload.type === 'message_action' ? messageUse(payload) : null;
  const turn = await beginTurn(
    needs,
    { exchange, payload },
    {
      place: { kind: 'shortcut' },
      surface: 'shortcut',
      reopening: use === null ? null : { kind: 'message-shortcut', ...use },
    },
  );
  if (turn === null) return;
  if (use !== null) return runMessageShortcut(needs, turn, use);
  await run(needs, turn, { shortcut: needs.registry.shortcuts.get(payload.callback_id), input: { message: null } });
}

/** A message shortcut, in a turn of any kind: a button may repeat it. */
export async function runMessageShortcut(needs: DispatchNeeds, turn: Turn, use: MessageUse): Promise<void> {
  const shortcut = needs.registry.messageShortcuts.get(use.callbackId);
  await run(needs, turn, { shortcut, input: { message: use.message } });
}

async function run(
  needs: DispatchNeeds,
  turn: Turn,
  { shortcut, input }: { readonly shortcut: Shortcut | undefined; readonly input: ShortcutInput },
): Promise<void> {
  if (shortcut === undefined) {
    turn.exchange.result = 'unknown-name';
    return say(needs, turn, { message: sentenceMessage(sentences.oldControl), replace: false });
  }
  await runListener(needs, turn, {
    shell: () => shortcut.opens(input),
    run: (args) => shortcut.run({ ...input, ...args }),
  });
}

function messageUse(payload: Extract<ShortcutPayload, { type: 'message_action' }>): MessageUse {
  const { callback_id: callbackId, channel, message } = payload;
  return {
    callbackId,
    message: {
      channelId: channel.id as SlackChannelId,
      channelName: channel.name,
      ts: message.ts,
      text: message.text,
      userId: (message.user ?? null) as SlackUserId | null,
    },
  };
}
