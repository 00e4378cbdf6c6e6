import {
  actions,
  type Block,
  button,
  context,
  type FormValues,
  input,
  type ModalView,
  modal,
  section,
  textInput,
  textOf,
} from '../../../kit/blocks/index.ts';
import type { ReviewAsk } from '../domain/review.ts';
import { peopleForms, peopleIds, writeReviewAsk } from './ids.ts';

/** Characters of one paragraph, and paragraphs: together they fit into one view. */
const PART_MAX = 2_800;
const PARTS_MAX = 60;

/** The list as text to copy, and a field to paste a changed one into. */
export function buildIdentitiesCsv(csv: string, ask: ReviewAsk): ModalView {
  const parts = splitLines(csv);
  return modal({
    title: 'People as CSV',
    callbackId: peopleForms.identitiesCsv,
    submit: 'Take over',
    close: 'Close',
    privateMetadata: writeReviewAsk(ask),
    blocks: [
      ...parts.slice(0, PARTS_MAX).map((part): Block => section(part)),
      ...(parts.length > PARTS_MAX ? [context('The rest doesn’t fit: search for less, then copy that.')] : []),
      input({
        name: 'csv',
        label: 'Paste lines to take over',
        hint:
          'One line each: login or address, then the person’s e-mail address in Slack, a Slack user id, or “nobody”. ' +
          'About 70 lines at a time. When one line can’t be read, none is taken over.',
        element: textInput({ multiline: true, placeholder: 'ana-gh,ana@example.com' }),
      }),
      actions([button({ id: peopleIds.reviewPage.build(String(ask.page)), text: 'Back to the list' })]),
    ],
  });
}

/** What was pasted. */
export function readPastedCsv(form: FormValues): string {
  return textOf(form, 'csv') ?? '';
}

function splitLines(csv: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const line of csv.split('\n').map((one) => one.slice(0, PART_MAX).toWellFormed())) {
    if (part !== '' && part.length + line.length + 1 > PART_MAX) {
      parts.push(part);
      part = '';
    }
    part = part === '' ? line : `${part}\n${line}`;
  }
  return [...parts, part];
}
