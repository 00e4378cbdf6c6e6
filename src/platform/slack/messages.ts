import { type Message, type ModalView, message, modal, section } from '../../kit/blocks/index.ts';
import { code, joinMd, type Mrkdwn, md, mrkdwnSource } from '../../kit/mrkdwn.ts';

/** A message of one sentence or a few. */
export function sentenceMessage(sentence: string): Message {
  return message({ text: sentence, blocks: [section(sentenceMarkup(sentence))] });
}

/** What stands between backticks becomes code (`/task list`), all else stays text, whatever people wrote into it. */
export function sentenceMarkup(sentence: string): Mrkdwn {
  const parts = sentence.split(/`([^`\n]+)`/);
  return joinMd(
    parts.map((part, n) => (n % 2 === 1 ? code(part) : md`${part}`)),
    '',
  );
}

/** A message of many lines of our own markup, in as few sections as hold them. */
export function linesMessage(lines: readonly Mrkdwn[]): Message {
  const paragraphs = gather(lines);
  return message({ text: paragraphs[0] ?? '', blocks: paragraphs.map((paragraph) => section(paragraph)) });
}

/** A message shown as a modal: for answers that have no conversation to go to. */
export function messageView({ text, blocks }: Message): ModalView {
  return modal({
    title: 'Muster',
    callbackId: 'platform.note',
    close: 'Close',
    blocks: blocks.length > 0 ? blocks : [section(text)],
  });
}

/** Below Slack's 3,000 characters of a section, so that no line is cut. */
const PARAGRAPH_MAX = 2_500;

function gather(lines: readonly Mrkdwn[]): Mrkdwn[] {
  const paragraphs: Mrkdwn[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const size = mrkdwnSource(line).length + 1;
    if (length + size > PARAGRAPH_MAX) {
      paragraphs.push([]);
      length = 0;
    }
    paragraphs.at(-1)?.push(line);
    length += size;
  }
  return paragraphs.map((paragraph) => joinMd(paragraph, '\n'));
}
