import { anyBlock } from './blocks.ts';
import {
  checkMarkdown,
  checkMarkup,
  isShape,
  list,
  plain,
  type Rule,
  type Shape,
  string,
  type Walk,
  words,
} from './rules.ts';

/**
 * The strict judge of what Muster sends to Slack: every limit of FACTS.md's Block Kit table, required fields, unknown
 * properties and types, ids, live markup. It shares no line and no constant with the builders it judges.
 */
export type CheckOptions = {
  /** Says which links the test expects; without it any http(s) link that stands as `<url|label>` passes. */
  allowLink?: (url: string) => boolean;
};

/** @returns the violations, one sentence each with the path; none when Slack would take it */
export function checkMessage(payload: unknown, options: CheckOptions = {}): string[] {
  const walk = newWalk('message', options);
  if (!isShape(payload)) return ['message: must be an object'];
  words(4000)(payload.text, 'text', walk);
  if (typeof payload.text === 'string') checkMarkup(payload.text, 'text', walk);
  const blocks = payload.blocks ?? [];
  list(anyBlock, { max: 50 })(blocks, 'blocks', walk);
  checkAttachments(payload, walk);
  if (payload.markdown_text !== undefined) {
    words(12_000)(payload.markdown_text, 'markdown_text', walk);
    if (typeof payload.markdown_text === 'string') checkMarkdown(payload.markdown_text, 'markdown_text', walk);
  }
  const size = countLetters(payload.text) + countLetters(blocks);
  if (size > 12_000) walk.found.push(`message: ${size} characters together, at most 12000`);
  if (walk.tables > 1) walk.found.push(`message: ${walk.tables} tables, at most 1`);
  if (walk.charts > 2) walk.found.push(`message: ${walk.charts} charts, at most 2`);
  if (walk.markdown > 12_000) walk.found.push(`message: ${walk.markdown} characters of markdown, at most 12000`);
  if (walk.focused > 1) walk.found.push(`message: ${walk.focused} elements ask for the focus`);
  return walk.found;
}

/** A modal or Home tab. @returns the violations, none when Slack would take it */
export function checkView(view: unknown, options: CheckOptions = {}): string[] {
  if (!isShape(view)) return ['view: must be an object'];
  const kind = view.type;
  if (kind !== 'modal' && kind !== 'home') return [`view.type: ${JSON.stringify(kind)} is neither modal nor home`];
  const walk = newWalk(kind, options);
  const fields: Readonly<Record<string, Rule>> = kind === 'modal' ? MODAL : HOME;
  for (const [key, value] of Object.entries(view)) {
    const rule = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (rule === undefined) walk.found.push(`view.${key}: unknown property of a ${kind}`);
    else if (value !== undefined) rule(value, `view.${key}`, walk);
  }
  if (view.blocks === undefined) walk.found.push('view.blocks: missing');
  if (kind === 'modal' && view.title === undefined) walk.found.push('view.title: missing');
  if (kind === 'modal' && view.submit === undefined && hasInput(view))
    walk.found.push('view.submit: missing beside an input');
  const bytes = Buffer.byteLength(JSON.stringify(view), 'utf8');
  if (bytes > 250_000) walk.found.push(`view: ${bytes} bytes, at most 250000`);
  if (walk.focused > 1) walk.found.push(`view: ${walk.focused} elements ask for the focus`);
  return walk.found;
}

const flag: Rule = (value, at, walk) => {
  if (typeof value !== 'boolean') walk.found.push(`${at}: must be true or false`);
};

const HOME: Readonly<Record<string, Rule>> = {
  type: () => undefined,
  blocks: list(anyBlock, { min: 1, max: 100 }),
  private_metadata: string({ max: 3000 }),
  callback_id: string({ min: 1, max: 255 }),
  external_id: string({ min: 1, max: 255 }),
};

const MODAL: Readonly<Record<string, Rule>> = {
  ...HOME,
  title: plain(24),
  submit: plain(24),
  close: plain(24),
  clear_on_close: flag,
  notify_on_close: flag,
};

function newWalk(surface: Walk['surface'], options: CheckOptions): Walk {
  const { allowLink = () => true } = options;
  return { found: [], allowLink, blockIds: new Set(), focused: 0, tables: 0, charts: 0, markdown: 0, surface };
}

function checkAttachments(payload: Shape, walk: Walk): void {
  if (payload.attachments === undefined) return;
  const attachment: Rule = (value, at) => {
    if (isShape(value) && value.blocks !== undefined) list(anyBlock, { max: 50 })(value.blocks, `${at}.blocks`, walk);
  };
  list(attachment, { max: 100 })(payload.attachments, 'attachments', walk);
}

function hasInput(view: Shape): boolean {
  return Array.isArray(view.blocks) && view.blocks.some((block: unknown) => isShape(block) && block.type === 'input');
}

/** All strings a person reads or Slack carries back; ids, types and styles are left out. */
function countLetters(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, member: unknown) => sum + countLetters(member), 0);
  if (!isShape(value)) return 0;
  const { type: _type, block_id: _block, action_id: _action, style: _style, ...carried } = value;
  return countLetters(Object.values(carried));
}
