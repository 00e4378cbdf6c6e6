import type { Reason } from '../domain/reasons.ts';
import type { Weighed } from '../domain/weighed.ts';

/** Reasons as a short line, the weightiest first, at most four. */
export function reasonWords({ reasons, refinement }: Pick<Weighed, 'reasons' | 'refinement'>): string {
  const own = reasons.filter(({ code }) => !(code in MODEL));
  const said = reasons.filter(({ code }) => code in MODEL);
  const words = [...own.slice(0, 4 - Math.min(said.length, 2)), ...said].map(wordsOf);
  const about = REFINEMENT[refinement];
  return [...words, ...(about === null ? [] : [about])].join(' · ');
}

const REFINEMENT: Readonly<Record<Weighed['refinement'], string | null>> = {
  none: null,
  waiting: 'the model is still to be asked',
  refined: 'refined by the model',
  kept: 'from the diff alone: the model gave no answer',
};

const MODEL: Readonly<Partial<Record<Reason['code'], string>>> = {
  'tricky-logic': 'tricky logic',
  'wide-effect': 'effects in many places',
  'mostly-mechanical': 'mostly mechanical',
  'known-pattern': 'a well-known pattern',
  'hard-to-check': 'hard to check',
  'like-finished-work': 'like work finished lately',
};

const lines = (amount: number, of: string): string => `about ${amount} ${amount === 1 ? 'line' : 'lines'} of ${of}`;

const COUNTED: Readonly<Partial<Record<Reason['code'], (amount: number) => string>>> = {
  'new-code': (amount) => lines(amount, 'new code'),
  test: (amount) => `${lines(amount, 'tests')}, counted half`,
  markup: (amount) => lines(amount, 'markup and styles'),
  config: (amount) => lines(amount, 'configuration'),
  docs: (amount) => lines(amount, 'documents'),
  data: (amount) => `${lines(amount, 'data')}, counted little`,
  removed: (amount) => `${lines(amount, 'code')} taken out`,
  remarks: (amount) => `${lines(amount, 'remarks')}, counted little`,
  moved: (amount) => `${amount} moved, not counted`,
  repeated: (amount) => `${amount} repeated, not counted`,
  formatting: (amount) => `${amount} only reformatted`,
  'lock-file': () => 'lock files not counted',
  generated: () => 'generated files not counted',
  vendored: () => 'vendored code not counted',
  unseen: () => 'a diff too large to see, guessed',
  renamed: () => 'renamed files not counted',
  merge: () => 'a merge: counted where it was written',
  copy: () => 'a copy of a change that counts already',
  'from-sizes': () => 'estimated from sizes: its diff wasn’t read',
  undo: () => 'takes an earlier change back',
};

function wordsOf({ code, amount }: Reason): string {
  return COUNTED[code]?.(amount) ?? MODEL[code] ?? '';
}
