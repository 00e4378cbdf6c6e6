import { input, type ModalView, modal, usersSelect } from '../../../kit/blocks/index.ts';
import type { EscalationId } from '../../../kit/ids.ts';
import { escalationForms } from './ids.ts';

/** To whom the question goes. */
export function buildHandOverForm(id: EscalationId): ModalView {
  return modal({
    title: 'Hand over',
    callbackId: escalationForms.handOver,
    submit: 'Hand over',
    close: 'Back',
    privateMetadata: JSON.stringify({ id }),
    blocks: [
      input({
        name: 'person',
        label: 'Who decides it instead of you?',
        hint: 'They are asked in their working time and have as long as you had. The task stays with its responsible.',
        element: usersSelect({ focus: true }),
      }),
    ],
  });
}

/** @returns the text between the escalation's button and its form; empty for anything we did not write */
export function readFormId(privateMetadata: string): string {
  try {
    const read: unknown = JSON.parse(privateMetadata);
    return typeof read === 'object' && read !== null && 'id' in read ? String(read.id) : '';
  } catch {
    return '';
  }
}
