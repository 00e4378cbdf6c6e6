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
): SqlText => (typeof strings === 'string' ? { strings: [quote(strings)], parts: [] } : { strings, parts });

export type WrittenSql = { readonly text: string; readonly values: readonly SqlValue[] };

/** The statement with `$1`, `$2`, … in place of its values: the same text for the same shape, so that it can be prepared. */
export function writeSql(statement: SqlText): WrittenSql {
  const values: SqlValue[] = [];
  return { text: write(statement, values), values };
}

function write({ strings, parts }: SqlText, values: SqlValue[]): string {
  let text = strings[0] ?? '';
  for (const [at, part] of parts.entries()) {
    text += typeof part === 'object' && part !== null ? write(part, values) : `$${values.push(part)}`;
    text += strings[at + 1] ?? '';
  }
  return text;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
