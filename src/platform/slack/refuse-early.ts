import type { SlackResponder } from '../../ports/outbound/slack.ts';
import type { AckBody, Exchange } from './exchange.ts';
import { buildFieldErrors } from './field-errors.ts';
import { ephemeral } from './in-words.ts';
import { messageView, sentenceMessage } from './messages.ts';
import type { Interaction } from './payloads.ts';

/**
 * Answers in words without knowing the workspace or having any time left: on the acknowledgement, else through
 * `response_url`. A submitted form stays open. Where Slack offers neither, nothing can be said. Never throws.
 */
export function refuseEarly(
  responder: SlackResponder,
  { exchange, payload }: { readonly exchange: Exchange; readonly payload: Interaction },
  sentence: string,
): void {
  if (exchange.isAnswered()) return;
  exchange.answer(bodyFor(payload, sentence));
  const later = payload.response_url;
  if ('command' in payload || later === null || later === undefined) return;
  responder.respond(later, { message: sentenceMessage(sentence), replace: false }).catch((error) => {
    exchange.log.warn(
      { event: 'slack.answer-lost', call: 'response_url', error },
      'an answer did not reach the person',
    );
  });
}

function bodyFor(payload: Interaction, sentence: string): AckBody {
  if ('command' in payload) return ephemeral(sentenceMessage(sentence));
  if (payload.type === 'block_suggestion') return { options: [] };
  if (payload.type !== 'view_submission') return null;
  const update = { response_action: 'update', view: messageView(sentenceMessage(sentence)) };
  return buildFieldErrors(payload.view, {}, sentence) ?? update;
}
