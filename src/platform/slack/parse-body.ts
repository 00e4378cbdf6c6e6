/** What a signed body holds. `json` is the text of the payload alone, as it came. */
export type ParsedBody =
  | { readonly kind: 'payload'; readonly payload: unknown; readonly json: string }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'unsupported' | 'malformed' };

/** Slack's slash commands have about 15 fields. */
const FIELDS_MAX = 100;

/**
 * Reads Slack's three forms: JSON (events), `payload=` (interactivity) and plain fields (commands, ssl_check).
 * @param contentType as in the header; only UTF-8 is known. A field given twice is refused: nobody can say which one counts
 */
export function parseBody(contentType: string | undefined, rawBody: Buffer): ParsedBody {
  const kind = kindOf(contentType);
  if (kind === null) return { kind: 'unsupported' };
  const text = decode(rawBody);
  if (text === null) return { kind: 'malformed' };
  if (kind === 'json') return parseJson(text);
  const fields = parseFields(text);
  if (fields === null) return { kind: 'malformed' };
  return fields.payload === undefined ? { kind: 'fields', fields } : parseJson(fields.payload);
}

function kindOf(contentType: string | undefined): 'json' | 'form' | null {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) return null;
  if (type === 'application/json') return 'json';
  return type === 'application/x-www-form-urlencoded' ? 'form' : null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(rawBody: Buffer): string | null {
  try {
    return utf8.decode(rawBody);
  } catch {
    return null;
  }
}

function parseJson(json: string): ParsedBody {
  try {
    return { kind: 'payload', payload: JSON.parse(json), json };
  } catch {
    return { kind: 'malformed' };
  }
}

function parseFields(text: string): Record<string, string> | null {
  if (countSeparators(text) > FIELDS_MAX) return null;
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) return null;
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

function countSeparators(text: string): number {
  let count = 0;
  for (let at = text.indexOf('&'); at !== -1 && count <= FIELDS_MAX; at = text.indexOf('&', at + 1)) count += 1;
  return count;
}
