import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  ImageElement,
  RichTextBlock,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { cleanText } from '../text.ts';
import { checkCount, checkId, checkUrl } from './check-arguments.ts';
import { ACTIONS_MAX, CONTEXT_MAX, FIELD_MAX, HEADER_MAX, LABEL_MAX, SECTION_FIELDS_MAX, TEXT_MAX } from './limits.ts';
import { plainText, shown, type Text, textObject } from './text-objects.ts';

/** A large bold line; cut after 150 characters. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, HEADER_MAX) };
}

type SectionParts = {
  /** At most 10, in two columns; each cut after 2,000 characters. */
  fields?: readonly Text[];
  accessory?: SectionBlockAccessory;
  blockId?: string;
  /** True shows long text whole instead of behind *See more*. */
  expand?: boolean;
};

/** A paragraph, cut after 3,000 characters, with an optional element beside it. */
export function section(text: Text, parts: SectionParts = {}): SectionBlock {
  return { type: 'section', text: textObject(text), ...sectionParts(parts) };
}

/** Two columns of short texts without a paragraph above; 1 to 10. */
export function fields(texts: readonly Text[], parts: Omit<SectionParts, 'fields'> = {}): SectionBlock {
  return { type: 'section', ...sectionParts({ ...parts, fields: checkCount(texts, SECTION_FIELDS_MAX, 'fields') }) };
}

/** A small grey line of 1 to 10 texts or images. */
export function context(...items: readonly (Text | ImageElement)[]): ContextBlock {
  const elements = checkCount(items, CONTEXT_MAX, 'context elements');
  return { type: 'context', elements: elements.map((item) => (isImage(item) ? item : textObject(item))) };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** A row of 1 to 25 buttons, selects, pickers. Their action ids must differ. */
export function actions(elements: readonly ActionsBlockElement[], blockId?: string): ActionsBlock {
  const ids = elements.map((element) => element.action_id);
  if (new Set(ids).size < ids.length) throw new Error(`action ids must differ within a block: ${ids.join(', ')}`);
  return { type: 'actions', elements: checkCount(elements, ACTIONS_MAX, 'actions'), ...blockIdOf(blockId) };
}

/** A picture of its own. `alt` says what it shows: every number in a chart, too. */
export function image(picture: { url: string; alt: string; title?: string; blockId?: string }): ImageBlock {
  return {
    type: 'image',
    image_url: checkUrl(picture.url),
    alt_text: shown(picture.alt, LABEL_MAX),
    ...(picture.title !== undefined && { title: plainText(picture.title, LABEL_MAX) }),
    ...blockIdOf(picture.blockId),
  };
}

/** A picture that Slack keeps itself, by the id of its file. */
export function slackImage(picture: { fileId: string; alt: string }): ImageBlock {
  return { type: 'image', slack_file: { id: picture.fileId }, alt_text: shown(picture.alt, LABEL_MAX) };
}

/** A picture beside a section or in a context line. */
export function smallImage(url: string, alt: string): ImageElement {
  return { type: 'image', image_url: checkUrl(url), alt_text: shown(alt, LABEL_MAX) };
}

/** Somebody's own words, marked as a quotation; no sign in them is formatted. Cut after 3,000 characters. */
export function quote(text: string): RichTextBlock {
  const element = { type: 'text' as const, text: shown(cleanText(text), TEXT_MAX) };
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [element] }] };
}

function sectionParts(parts: SectionParts) {
  const { fields: texts, accessory, expand, blockId } = parts;
  return {
    ...(texts !== undefined && {
      fields: checkCount(texts, SECTION_FIELDS_MAX, 'fields').map((text) => textObject(text, FIELD_MAX)),
    }),
    ...(accessory !== undefined && { accessory }),
    ...(expand !== undefined && { expand }),
    ...blockIdOf(blockId),
  };
}

function blockIdOf(blockId: string | undefined) {
  return blockId === undefined ? {} : { block_id: checkId(blockId, 'block id') };
}

function isImage(item: Text | ImageElement): item is ImageElement {
  return typeof item === 'object' && 'type' in item && item.type === 'image';
}
