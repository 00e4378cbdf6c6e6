import { knownTypes } from '../../../playground/page/blocks/known-types.ts';

/**
 * What of a message or view the playground's page could not draw, one sentence each with the path; none when it draws
 * all of it. The local Slack and the personas ask this of everything that any test makes Muster say.
 */
export function checkDrawn(said: unknown): string[] {
  const { blocks, attachments } = asRecord(said);
  return [
    ...asList(blocks).flatMap((block, at) => ofBlock(block, `blocks[${at}]`)),
    ...asList(attachments).flatMap((one, at) => checkDrawn(one).map((sentence) => `attachments[${at}].${sentence}`)),
  ];
}

/** Every type in it that the page must know, by kind: `elements button`. */
export function typesIn(said: unknown): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const [at, block] of asList(asRecord(said).blocks).entries())
    visit(block, { at: `${at}`, kind: 'blocks' }, seen);
  return seen;
}

type Kind = keyof typeof knownTypes;
type Place = { readonly at: string; readonly kind: Kind };

function ofBlock(block: unknown, at: string): string[] {
  return visit(block, { at, kind: 'blocks' }, new Set());
}

function visit(part: unknown, { at, kind }: Place, seen: Set<string>): string[] {
  const fields = asRecord(part);
  const type = String(fields.type);
  seen.add(`${kind} ${type}`);
  const known: readonly string[] = knownTypes[kind];
  const own = known.includes(type) ? [] : [`${at}: the playground’s page does not draw ${kind} of the type "${type}"`];
  const inside = childrenOf(kind, type, fields).flatMap(({ value, name, kind: of }) =>
    visit(value, { at: `${at}.${name}`, kind: of }, seen),
  );
  return [...own, ...inside];
}

type Child = { readonly name: string; readonly value: unknown; readonly kind: Kind };

/** What lies directly in a part, and what kind of thing it is there. */
function childrenOf(kind: Kind, type: string, fields: Fields): readonly Child[] {
  const each = (name: string, of: (value: unknown) => Kind): readonly Child[] =>
    asList(fields[name]).map((value, at) => ({ name: `${name}[${at}]`, value, kind: of(value) }));
  const one = (name: string, of: Kind): readonly Child[] =>
    fields[name] === undefined ? [] : [{ name, value: fields[name], kind: of }];
  if (kind === 'richText' || type === 'rich_text') return each('elements', () => 'richText');
  if (kind === 'elements') return type === 'button' ? one('text', 'texts') : [];
  if (kind !== 'blocks') return [];
  const rows = asList(fields.rows).flatMap((row, at) =>
    asList(row).map((value, column) => ({ name: `rows[${at}][${column}]`, value, kind: 'cells' as const })),
  );
  return [
    ...(type === 'markdown' ? [] : one('text', 'texts')),
    ...each('fields', () => 'texts'),
    ...one('accessory', 'elements'),
    ...one('element', 'elements'),
    ...each('elements', (value) => (isText(value) ? 'texts' : 'elements')),
    ...rows,
  ];
}

const isText = (value: unknown): boolean => ['plain_text', 'mrkdwn'].includes(String(asRecord(value).type));

type Fields = Readonly<Record<string, unknown>>;

function asRecord(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
