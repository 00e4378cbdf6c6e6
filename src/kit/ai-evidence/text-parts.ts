export type Trailer = { readonly key: string; readonly value: string; readonly line: string };

/** Lines that the writer says themselves: quotes and code blocks are other people's words or examples. */
export function ownLines(text: string): readonly string[] {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of text.slice(0, TEXT_MAX).split(/\r\n|\r|\n/)) {
    const mark = /^ {0,3}(?<mark>```+|~~~+)/.exec(line)?.groups?.mark?.slice(0, 3) ?? null;
    if (mark !== null && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    else if (fence === null && !/^(?: {4}|\t| {0,3}>)/.test(line)) kept.push(line);
  }
  return kept;
}

/** `Key: value` at the start of a line, wherever it stands: squashed messages carry trailers in their middle. */
export function trailerOf(line: string): Trailer | null {
  const found = /^(?:[-*] )?(?<key>[A-Za-z][A-Za-z-]{1,39})\s?: ?(?<value>\S.*)$/.exec(line.trimEnd());
  const { key, value } = found?.groups ?? {};
  return key === undefined || value === undefined ? null : { key: key.toLowerCase(), value, line: line.trim() };
}

/** `Name <address>`; either part may be missing. */
export function personIn(value: string): { readonly name: string | null; readonly email: string | null } {
  const { name, email } = /^(?<name>[^<]*)<(?<email>[^<>\s]+)>/.exec(value)?.groups ?? {};
  if (email !== undefined) return { name: name?.trim() || null, email };
  const bare = value.trim();
  return /^\S+@\S+\.\S+$/.test(bare) ? { name: null, email: bare } : { name: bare, email: null };
}

/** Longest text looked at, in characters: more than GitHub takes for a body. */
const TEXT_MAX = 200_000;
