/** How somebody works: the hidden truth that later features are to find out. */
export type Traits = {
  /** 1 is usual; 1.3 does in three days what takes others four. */
  readonly pace: number;
  /** Share of a working hour that goes into the task at hand. */
  readonly focus: number;
  /** Working hours from being stuck to pressing *Block*, least and most. */
  readonly saysStuckAfter: readonly [number, number];
  /** Working hours until somebody who waits for this person gets what they need, least and most. */
  readonly helpsWithin: readonly [number, number];
  /** Open tasks the lead lets them pile up. */
  readonly pile: number;
  /** How much longer than said their work takes. */
  readonly optimism: number;
  /** In a few words, for whoever reads the ledger. */
  readonly inWords: string;
};

const usual: Traits = {
  ...{ pace: 1, focus: 0.6, saysStuckAfter: [0.5, 4], helpsWithin: [1, 9], pile: 3, optimism: 1 },
  inWords: 'steady',
};

export const traits: Readonly<Record<string, Traits>> = {
  maya: {
    ...usual,
    focus: 0.25,
    helpsWithin: [4, 20],
    pile: 2,
    inWords: 'decides well but late; much is waiting for her',
  },
  ben: { ...usual, focus: 0.45, helpsWithin: [9, 36], inWords: 'the bottleneck: most of platform waits for him' },
  ana: {
    ...{ ...usual, pace: 1.25, saysStuckAfter: [0.2, 1], helpsWithin: [0.3, 2] },
    inWords: 'helps everybody at once, and says at once when she is stuck',
  },
  ravi: { ...usual, focus: 0.5, pile: 7, optimism: 1.2, inWords: 'chronically overloaded: never says no' },
  lena: { ...usual, focus: 0.5, helpsWithin: [1, 5], inWords: 'answers quickly, plans realistically' },
  priya: { ...usual, pace: 1.15, optimism: 0.85, inWords: 'reliable: late once in a season' },
  sam: {
    ...{ ...usual, saysStuckAfter: [8, 30], helpsWithin: [4, 18] },
    inWords: 'hides being stuck for days, then presses Block',
  },
  nia: { ...usual, focus: 0.25, helpsWithin: [1, 6], pile: 2, inWords: 'clears the way for others' },
  arjun: { ...usual, focus: 0.45, pile: 3, inWords: 'keeps too many threads in his own hands' },
  meera: { ...usual, focus: 0.55, saysStuckAfter: [0.3, 2], inWords: 'interrupted by incidents, otherwise steady' },
  charlotte: { ...usual, pace: 0.9, optimism: 1.5, inWords: 'promises too much: late by half a week' },
  siying: { ...usual, pace: 1.2, inWords: 'quiet: does other people’s work without saying so' },
};

/** @throws Error for somebody nobody described */
export function traitsOf(handle: string): Traits {
  const known = traits[handle];
  if (known === undefined) throw new Error(`nobody described how ${handle} works`);
  return known;
}
