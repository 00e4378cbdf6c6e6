export type FieldChange = {
  /** In words: `due at`, `blocker, reason`. */
  readonly name: string;
  /** As people read it; null for nothing. */
  readonly before: string | null;
  readonly after: string | null;
};

/** What differs between two states that Muster kept, field by field. Either may be nothing. */
export function findChanges(before: unknown, after: unknown): readonly FieldChange[] {
  const [old, now] = [flatten(before), flatten(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((change) => change.before !== change.after && !COUNTERS.includes(change.name));
}

/** Change with everything and say nothing; whole states show them. */
const COUNTERS = ['version', 'updated at'];

/** Fields by their names in words; what is nested stands below the name of what holds it. */
function flatten(value: unknown, above = ''): Map<string, string> {
  const found = new Map<string, string>();
  if (!isRecord(value)) {
    const words = wordsOf(value);
    if (words !== null) found.set(above || 'value', words);
    return found;
  }
  for (const [key, inside] of Object.entries(value)) {
    const name = above === '' ? spaced(key) : `${above}, ${spaced(key)}`;
    for (const [deep, words] of flatten(inside, name)) found.set(deep, words);
  }
  return found;
}

function wordsOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? null : value.map((one) => (isRecord(one) ? JSON.stringify(one) : String(one))).join(', ');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `dueAt` → `due at`. */
const spaced = (key: string): string =>
  key.replace(/([a-z0-9])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`).replaceAll('_', ' ');
