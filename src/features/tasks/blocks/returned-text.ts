import {
  actions,
  type Block,
  button,
  type Message,
  type ModalView,
  message,
  modal,
  quote,
  section,
} from '../../../kit/blocks/index.ts';
import { taskForms, taskIds } from './ids.ts';
import { sentence } from './sentence.ts';

/** Most characters that go back as a message: Slack takes 12,000 with everything around them. */
export const RETURNED_MAX = 11_000;

/** Text that can't become what it was meant for, given back so that it isn't lost. */
export function buildReturned(why: string, typed: string): Message {
  const open = button({ id: taskIds.create.build(), text: 'Open the form' });
  return message({ text: why, blocks: [section(sentence(why)), ...quotes(typed), actions([open])] });
}

/** The same for text too long for a message. */
export function buildReturnedView(why: string, typed: string): ModalView {
  const blocks = [section(sentence(why)), ...quotes(typed)];
  return modal({ title: 'Task', callbackId: taskForms.shown, close: 'Close', blocks });
}

/** Below the 3,000 characters of a quotation. */
const PIECE = 2_800;

function quotes(typed: string): readonly Block[] {
  const pieces: Block[] = [];
  let start = 0;
  while (start < typed.length) {
    const end = endOf(typed, start + PIECE);
    pieces.push(quote(typed.slice(start, end)));
    start = end;
  }
  return pieces;
}

/** Never inside a sign of two units. */
function endOf(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : Math.min(at, text.length);
}
