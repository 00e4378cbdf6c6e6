/** A piece of JSON with what it is, for a light colouring. */
export type Token = { readonly kind: 'name' | 'string' | 'number' | 'word' | 'mark'; readonly text: string };

/** JSON taken apart; put together again the pieces are the text as it was. */
export function readJson(json: string): readonly Token[] {
  return [...json.matchAll(PIECE)].map(([text, name, string, number, word]): Token => {
    if (name !== undefined) return { kind: 'name', text };
    if (string !== undefined) return { kind: 'string', text };
    if (number !== undefined) return { kind: 'number', text };
    return { kind: word === undefined ? 'mark' : 'word', text };
  });
}

const PIECE =
  /("(?:[^"\\]|\\.)*"(?=\s*:))|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(\btrue\b|\bfalse\b|\bnull\b)|[^"\d\w-]+|[\s\S]/g;

/** As people read it: two spaces, line by line. Text that isn't JSON stays as it is. */
export function pretty(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? '';
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
