import { checkId, checkLength } from './check-arguments.ts';
import { checkBlockIds, fitBlocks } from './fit.ts';
import { context } from './layout.ts';
import { PRIVATE_METADATA_MAX, VIEW_BLOCKS_MAX, VIEW_BYTES_MAX, VIEW_TITLE_MAX } from './limits.ts';
import { plainText } from './text-objects.ts';
import type { Block, HomeView, ModalView } from './types.ts';

type ViewParts = {
  blocks: readonly Block[];
  /** Comes back with every action and submission; at most 3,000 characters, never shortened. No secrets. */
  privateMetadata?: string;
  callbackId?: string;
};

export type ModalParts = ViewParts & {
  /** Title, submit and close are cut after 24 characters. */
  title: string;
  callbackId: string;
  /** Without it the modal only shows; a form's button says `Save` then. */
  submit?: string;
  close?: string;
  clearOnClose?: boolean;
};

/**
 * A modal Slack takes: at most 100 blocks and 250 kB, the rest replaced by one line that counts it.
 * @throws Error when an input wouldn't fit (a form is never shortened), two blocks share an id, or the metadata is too long
 */
export function modal(parts: ModalParts): ModalView {
  const submit = parts.submit ?? (parts.blocks.some((block) => block.type === 'input') ? 'Save' : undefined);
  const frame: Omit<ModalView, 'blocks'> = {
    type: 'modal',
    title: plainText(parts.title, VIEW_TITLE_MAX),
    ...(submit !== undefined && { submit: plainText(submit, VIEW_TITLE_MAX) }),
    ...(parts.close !== undefined && { close: plainText(parts.close, VIEW_TITLE_MAX) }),
    ...(parts.clearOnClose === true && { clear_on_close: true }),
    ...commonOf(parts),
  };
  return { ...frame, blocks: fitView(frame, parts.blocks) };
}

/** A Home tab Slack takes; the same limits as a modal's. Without blocks it says that there is nothing yet. */
export function home(parts: ViewParts): HomeView {
  const frame = { type: 'home' as const, ...commonOf(parts) };
  return { ...frame, blocks: fitView(frame, parts.blocks) };
}

function commonOf(parts: ViewParts) {
  const { privateMetadata, callbackId } = parts;
  return {
    ...(callbackId !== undefined && { callback_id: checkId(callbackId, 'callback id') }),
    ...(privateMetadata !== undefined && {
      private_metadata: checkLength(privateMetadata, PRIVATE_METADATA_MAX, 'private metadata'),
    }),
  };
}

function fitView(frame: object, blocks: readonly Block[]): Block[] {
  checkBlockIds(blocks);
  const stray = blocks.find(({ type }) => MESSAGES_ONLY.includes(type));
  if (stray !== undefined) throw new Error(`a ${stray.type} block stands in messages only: see chartInView`);
  const fitting = fitBlocks(
    blocks,
    (some) => some.length <= VIEW_BLOCKS_MAX && byteLength({ ...frame, blocks: some }) <= VIEW_BYTES_MAX,
  );
  const inputs = (some: readonly Block[]) => some.filter((block) => block.type === 'input').length;
  if (inputs(fitting) < inputs(blocks)) throw new Error(`a form of ${blocks.length} blocks is too large for one view`);
  return fitting.length === 0 ? [context('Nothing here yet.')] : [...fitting];
}

/** Source: docs.slack.dev, the blocks' own pages. */
const MESSAGES_ONLY: readonly string[] = ['data_table', 'data_visualization'];

function byteLength(view: object): number {
  return Buffer.byteLength(JSON.stringify(view), 'utf8');
}
