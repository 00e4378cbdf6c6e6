/** One way to use a command, as its hint in the manifest writes it: `[what to do] [@person]`, or `done T-12`. */
export type Way = { readonly words: string; readonly slots: readonly Slot[] };

/** One thing that may be given, by its example: `@person`, `friday`, `3p`, `!high`; `free` takes any words. */
export type Slot = { readonly example: string; readonly kind: SlotKind };

type SlotKind = 'person' | 'date' | 'points' | 'priority' | 'free';

/** Takes a usage hint apart: ways between bars, slots in brackets. */
export function readHint(hint: string): readonly Way[] {
  return hint
    .split('|')
    .map((way) => way.trim())
    .filter((way) => way !== '')
    .map((words) => ({
      words,
      slots: [...words.matchAll(/\[([^\]]+)\]/g)].map(([, example = '']) => ({ example, kind: kindOf(example) })),
    }));
}

/** Which slots of a way are filled by what was typed so far, and at which one the cursor is. */
export function placeIn(
  { slots }: Way,
  typed: string,
): { readonly filled: readonly boolean[]; readonly current: number } {
  const words = typed.split(/\s+/).filter((word) => word !== '');
  const kinds = words.map(kindOf);
  const filled = slots.map(({ kind }) => kinds.includes(kind));
  const last = kinds.at(-1);
  const isTyping = last !== undefined && !/\s$/.test(typed);
  const next = filled.indexOf(false);
  return { filled, current: isTyping ? slots.findIndex(({ kind }) => kind === last) : next };
}

/** The ways that are plain words (`list`, `done T-12`): what may stand first after the command. */
export function verbsOf(ways: readonly Way[]): readonly Way[] {
  return ways.filter(({ slots, words }) => slots.length === 0 && /^[a-z]/.test(words));
}

const DATE =
  /^((mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|next|in|by|\d{1,2}[./]\d{1,2}\.?|\d{4}-\d\d-\d\d)$/i;

function kindOf(word: string): SlotKind {
  if (word.startsWith('@')) return 'person';
  if (word.startsWith('!')) return 'priority';
  if (/^\d+(\.\d+)?(p|pts?|points?)$/i.test(word)) return 'points';
  return DATE.test(word) ? 'date' : 'free';
}
