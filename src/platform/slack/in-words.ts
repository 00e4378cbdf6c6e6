import type { Message } from '../../kit/blocks/index.ts';
import type { SlackResponder } from '../../ports/outbound/slack.ts';
import type { AckBody } from './exchange.ts';
import type { Turn } from './turn.ts';

/**
 * Puts a message into the conversation the person acted in, seen by them alone: on the acknowledgement of a command,
 * else through `response_url`. Never throws.
 * @returns false where there is no conversation (Home, modals, global shortcuts)
 */
export async function inWords(
  responder: SlackResponder,
  turn: Turn,
  { message, replace }: { readonly message: Message; readonly replace: boolean },
): Promise<boolean> {
  const { exchange, responseUrl } = turn;
  if (turn.place.kind === 'command' && !exchange.isAnswered()) {
    exchange.answer(ephemeral(message));
    return true;
  }
  if (responseUrl === null) return false;
  exchange.answer(null);
  await quietly(turn, 'response_url', () => responder.respond(responseUrl, { message, replace }));
  return true;
}

/** An answer that only the person sees, as the body of an acknowledgement. */
export function ephemeral({ text, blocks }: Message): AckBody {
  return { response_type: 'ephemeral', text, ...(blocks.length > 0 && { blocks }) };
}

/** What is only an answer may fail: the fact itself is stored, and cards carry it. */
export async function quietly(turn: Turn, call: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    turn.exchange.log.warn({ event: 'slack.answer-lost', call, error }, 'an answer did not reach the person');
  }
}
