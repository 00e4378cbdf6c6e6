/**
 * The value of a header that came exactly once; null otherwise. Node joins some repeated headers and drops others: only the
 * raw list shows that one came twice.
 * @param name in lower case
 */
export function onlyHeader(rawHeaders: readonly string[], name: string): string | null {
  let found: string | null = null;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toLowerCase() !== name) continue;
    if (found !== null) return null;
    found = rawHeaders[at + 1] ?? null;
  }
  return found;
}
