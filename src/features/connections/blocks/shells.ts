import { type ModalView, modal, section } from '../../../kit/blocks/index.ts';
import { connectionForms } from './ids.ts';

/** What stands in a modal until the store, or GitHub, has answered. */
export function buildShell(title: string): ModalView {
  return modal({ title, callbackId: connectionForms.repositories, close: 'Close', blocks: [section('One moment…')] });
}
