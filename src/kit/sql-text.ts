/** Dates and JSON travel as text; a value's type is said in the statement (`${at}::timestamptz`). */
export type SqlValue = string | number | boolean | null;

/** A statement, or a piece to be put into a larger one, with its values inside. */
export type SqlText = {
  /** One more than parts. */
  readonly strings: readonly string[];
  readonly parts: readonly (SqlValue | SqlText)[];
};

export type SqlTag = {
  (strings: TemplateStringsArray, ...parts: readonly (SqlValue | SqlText)[]): SqlText;
  /** A name of a table, column or CTE, quoted. */
  (name: string): SqlText;
};

/**
 * Composes statements as the driver's own tag does, but as plain data: the driver makes a promise of every piece, and
 * promises of pieces outlive their statement until the whole heap is collected.
 */
export const sqlText: SqlTag = (
  strings: TemplateStringsArray | string,
  ...parts: readonly (SqlValue | SqlText)[]
): SqlText => (typeof strings === 'string' ? nameOf(strings) : { strings, parts });

/** A list as PostgreSQL reads it (`'{"a","b"}'::text[]`), to be given as one value. */
export function listText(values: readonly (string | number)[]): string {
  return `{${values.map((value) => `"${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

/** Pieces in a row, each after its own `, name as (` and before a `)`: the further CTEs of a statement. */
export function cteList(pieces: readonly SqlText[]): SqlText {
  return { strings: remembered(lists, pieces.length, () => listStrings(pieces.length)), parts: pieces };
}

export type WrittenSql = { readonly text: string; readonly values: readonly SqlValue[] };

/** The statement with `$1`, `$2`, … in place of its values: the same text for the same shape, so that it can be prepared. */
export function writeSql(statement: SqlText): WrittenSql {
  const values: SqlValue[] = [];
  const shape = describe(statement, values);
  return { text: remembered(texts, shape, () => write(statement, { count: 0 })), values };
}

// A text is written once for each shape: it is some kilobytes long, and the driver keeps it as long as its query.
const texts = new Map<string, string>();
const names = new Map<string, SqlText>();
const lists = new Map<number, readonly string[]>();
const numbers = new WeakMap<readonly string[], number>();
let numbered = 0;

/** Far more than there are shapes and names in the code; whatever makes more of them is only slower. */
const REMEMBERED_MAX = 1_000;

function remembered<K, V>(memory: Map<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= REMEMBERED_MAX) memory.clear();
  const made = make();
  memory.set(key, made);
  return made;
}

/** A word for the shape: which texts stand where, a dot for each value. */
function describe({ strings, parts }: SqlText, values: SqlValue[]): string {
  let shape = `${numberOf(strings)}(`;
  for (const part of parts) {
    if (typeof part === 'object' && part !== null) shape += describe(part, values);
    else {
      values.push(part);
      shape += '.';
    }
  }
  return `${shape})`;
}

function numberOf(strings: readonly string[]): number {
  const known = numbers.get(strings);
  if (known !== undefined) return known;
  numbered += 1;
  numbers.set(strings, numbered);
  return numbered;
}

function write({ strings, parts }: SqlText, written: { count: number }): string {
  let text = strings[0] ?? '';
  for (const [at, part] of parts.entries()) {
    if (typeof part === 'object' && part !== null) text += write(part, written);
    else {
      written.count += 1;
      text += `$${written.count}`;
    }
    text += strings[at + 1] ?? '';
  }
  return text;
}

function nameOf(name: string): SqlText {
  return remembered(names, name, () => ({ strings: [`"${name.replaceAll('"', '""')}"`], parts: [] }));
}

function listStrings(count: number): readonly string[] {
  const openings = Array.from({ length: count }, (_, at) => `${at === 0 ? '' : ')'}, part_${at} as (`);
  return [...openings, count === 0 ? '' : ')'];
}
