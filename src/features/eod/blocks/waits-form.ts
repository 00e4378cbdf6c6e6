import { input, type ModalView, modal, section, staticSelect } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import { eodForms, writeMetadata } from './ids.ts';

export type WaitChoice = { readonly id: string; readonly ref: string; readonly title: string };

export function buildWaitsShell(): ModalView {
  return modal({ title: 'Waits for', callbackId: eodForms.waits, close: 'Cancel', blocks: [section('One moment…')] });
}

/** Which of one's own tasks waits for another one? */
export function buildWaitsForm(awaited: WaitChoice, own: readonly WaitChoice[]): ModalView {
  const none = section(md`You have no open task that could wait for ${awaited.ref}. \`/task\` makes one.`);
  const choices = own.map(({ id, ref, title }) => ({ text: cutText(`${ref} ${title}`, 75), value: id }));
  return modal({
    title: 'Waits for',
    callbackId: eodForms.waits,
    close: 'Cancel',
    privateMetadata: writeMetadata({ about: awaited.id }),
    blocks: [
      section(md`*${awaited.ref}* ${awaited.title}`),
      ...(choices.length === 0
        ? [none]
        : [input({ name: 'task', label: 'Which task of yours waits for it?', element: staticSelect({ choices }) })]),
    ],
  });
}

/** Says what was done, in a modal. */
export function buildDone(words: string): ModalView {
  return modal({ title: 'Check-in', callbackId: eodForms.shown, close: 'Close', blocks: [section(words)] });
}
