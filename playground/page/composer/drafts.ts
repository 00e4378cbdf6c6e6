const KEPT = 'muster-playground-drafts';
const SAID = 'muster-playground-said';
/** Lines kept for ArrowUp, for each person. */
const SAID_MAX = 30;

type Words = Readonly<Record<string, string>>;

/** What stands unsent in a line. @param key who writes where */
export function draftOf(key: string): string {
  return read<Words>(KEPT, {})[key] ?? '';
}

/** Keeps it for coming back, also after a reload. Empty text is forgotten. */
export function keepDraft(key: string, text: string): void {
  const { [key]: _, ...others } = read<Words>(KEPT, {});
  write(KEPT, text === '' ? others : { ...others, [key]: text });
}

/** What somebody said last, newest first. */
export function saidBy(personId: string): readonly string[] {
  return read<Readonly<Record<string, readonly string[]>>>(SAID, {})[personId] ?? [];
}

export function rememberSaid(personId: string, text: string): void {
  const all = read<Readonly<Record<string, readonly string[]>>>(SAID, {});
  const before = (all[personId] ?? []).filter((one) => one !== text);
  write(SAID, { ...all, [personId]: [text, ...before].slice(0, SAID_MAX) });
}

function read<Kept>(name: string, otherwise: Kept): Kept {
  try {
    return (JSON.parse(sessionStorage.getItem(name) ?? 'null') as Kept | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing forgets drafts when one leaves: no harm.
  }
}
