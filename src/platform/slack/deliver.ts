import type { Message } from '../../kit/blocks/index.ts';
import type { Reply } from '../../ports/inbound/slack.ts';
import { buildFieldErrors, type FieldErrors, listFieldErrors } from './field-errors.ts';
import type { HomePages } from './home/home-pages.ts';
import { inWords } from './in-words.ts';
import { messageView, sentenceMessage } from './messages.ts';
import { type ModalNeeds, openModal, showView } from './modals.ts';
import { sentences } from './sentences.ts';
import type { Turn } from './turn.ts';

export type DeliveryNeeds = ModalNeeds & { readonly home: HomePages };

/** Brings a listener's reply to the person, on the acknowledgement where Slack reads a body there. Never throws. */
export async function deliver(needs: DeliveryNeeds, turn: Turn, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case 'nothing':
      // A shell that nobody fills would say "loading" for ever.
      return turn.shellViewId === null ? turn.exchange.answer(null) : close(needs, turn);
    case 'message':
      return say(needs, turn, { message: reply.message, replace: reply.replace === true });
    case 'field-errors':
      return refuse(needs, turn, { fields: reply.errors, sentence: '' });
    case 'view':
      return showView(needs, turn, reply.view);
    case 'close':
      return close(needs, turn);
    case 'home':
      await close(needs, turn);
      return needs.home.publish(turn, { tab: reply.tab, state: reply.state ?? {} });
    default:
      return reply satisfies never;
  }
}

type Saying = { readonly message: Message; readonly replace: boolean };

/** Says something to the person alone, wherever they are. Never throws. */
export async function say(needs: ModalNeeds, turn: Turn, saying: Saying): Promise<void> {
  const view = () => messageView(saying.message);
  const inForm = turn.place.kind === 'submission';
  if (turn.shellViewId !== null || inForm) return showView(needs, turn, view());
  if (await inWords(needs.responder, turn, saying)) return;
  turn.exchange.answer(null);
  // On top of a modal, never in its place: what was typed there stays.
  await openModal(needs, turn, view());
}

/** Refuses in words. A submitted form stays open with what was typed. Never throws. */
export async function refuse(
  needs: ModalNeeds,
  turn: Turn,
  { fields, sentence }: { readonly fields: FieldErrors; readonly sentence: string },
): Promise<void> {
  const body = turn.place.kind === 'submission' ? buildFieldErrors(turn.place.view, fields, sentence) : null;
  if (body !== null) return turn.exchange.answer(body);
  await say(needs, turn, { message: sentenceMessage(listFieldErrors(fields, sentence)), replace: false });
}

/** Only the answer to a submission can close modals; anywhere else an open one says that it may be closed. */
async function close(needs: ModalNeeds, turn: Turn): Promise<void> {
  if (turn.place.kind === 'submission') return turn.exchange.answer({ response_action: 'clear' });
  if (turn.shellViewId !== null || turn.place.kind === 'modal')
    return showView(needs, turn, messageView(sentenceMessage(sentences.closing)));
  turn.exchange.answer(null);
}
