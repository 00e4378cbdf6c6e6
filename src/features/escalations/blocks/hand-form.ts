import {
  type FormValues,
  input,
  type ModalView,
  modal,
  section,
  staticSelect,
  textInput,
  textOf,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { type HandKind, handKinds } from '../domain/causes.ts';
import { type EscalateText, REASON_MAX } from '../domain/read-escalate.ts';
import { escalationForms } from './ids.ts';
import { kindWords } from './words.ts';

/** What the words of `/task escalate` left open. */
export function buildHandForm({ number, kind, reason }: EscalateText): ModalView {
  const choices = handKinds.map((value) => ({ value, text: kindWords[value] }));
  return modal({
    title: 'Escalate',
    callbackId: escalationForms.hand,
    submit: 'Escalate',
    close: 'Cancel',
    privateMetadata: JSON.stringify({ number }),
    blocks: [
      section(md`*T-${number}* goes to whoever answers for it, and up from there until somebody decides.`),
      input({ name: 'kind', label: 'What is it?', element: staticSelect({ choices, initial: kind }) }),
      input({
        name: 'reason',
        label: 'What has to be decided?',
        element: textInput({
          initial: reason.slice(0, REASON_MAX),
          maxLength: REASON_MAX,
          multiline: true,
          focus: true,
        }),
      }),
    ],
  });
}

export function readHandForm(form: FormValues): { readonly kind: HandKind | null; readonly reason: string } {
  const said = textOf(form, 'kind');
  return { kind: handKinds.find((kind) => kind === said) ?? null, reason: (textOf(form, 'reason') ?? '').trim() };
}

/** @returns null for anything we did not write */
export function readHandNumber(privateMetadata: string): number | null {
  try {
    const read: unknown = JSON.parse(privateMetadata);
    const number = typeof read === 'object' && read !== null && 'number' in read ? Number(read.number) : Number.NaN;
    return Number.isInteger(number) && number > 0 ? number : null;
  } catch {
    return null;
  }
}
