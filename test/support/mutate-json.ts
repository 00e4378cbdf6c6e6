/**
 * The payload with one value replaced; `at` chooses which, `undefined` takes it away.
 * @returns the same object, changed
 */
export function mutateJson(payload: unknown, at: number, value: unknown): unknown {
  const places: { readonly owner: Record<string, unknown>; readonly key: string }[] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      places.push({ owner: node as Record<string, unknown>, key });
      walk(child);
    }
  };
  walk(payload);
  const place = places[at % Math.max(1, places.length)];
  // A copy: the same object put into itself by a second change would be a circle, which JSON can't carry.
  if (place !== undefined) place.owner[place.key] = structuredClone(value);
  return payload;
}

/** What a field may turn into, beside other JSON: hostile names and texts, far numbers, nests. */
export const HOSTILE_VALUES: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1e308,
  '',
  '\u0000',
  '\ud800',
  '__proto__',
  '<!channel> <https://evil.example|x>',
  'x'.repeat(100_000),
  [],
  {},
  [[[[[[[[]]]]]]]],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  '9999-99-99T99:99:99Z',
  '0000-01-01T00:00:00Z',
];
