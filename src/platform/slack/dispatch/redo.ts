import type { SlackChannelId, SlackUserId } from '../../../kit/ids.ts';
import { say } from '../deliver.ts';
import { sentenceMessage } from '../messages.ts';
import { parseReopening } from '../reopen.ts';
import { sentences } from '../sentences.ts';
import type { Turn } from '../turn.ts';
import type { DispatchNeeds } from './needs.ts';
import { runAction } from './on-action.ts';
import { runCommand } from './on-command.ts';
import { runMessageShortcut } from './on-shortcut.ts';

/** The button below "the form could not open": does the same again, with this click's fresh trigger. */
export async function redo(needs: DispatchNeeds, clicked: Turn, value: unknown): Promise<void> {
  const reopening = parseReopening(value);
  if (reopening === null) {
    return say(needs, clicked, { message: sentenceMessage(sentences.oldControl), replace: false });
  }
  const turn: Turn = { ...clicked, reopening };
  switch (reopening.kind) {
    case 'command':
      return runCommand(needs, turn, reopening);
    case 'action': {
      const { actionId, value: chosen, source } = reopening;
      const message = { ...source, kind: 'message' as const, channelId: source.channelId as SlackChannelId };
      return runAction(needs, turn, { actionId, value: chosen, source: message });
    }
    case 'message-shortcut': {
      const { channelId, userId, ...message } = reopening.message;
      return runMessageShortcut(needs, turn, {
        callbackId: reopening.callbackId,
        message: { ...message, channelId: channelId as SlackChannelId, userId: userId as SlackUserId | null },
      });
    }
    default:
      return reopening satisfies never;
  }
}
