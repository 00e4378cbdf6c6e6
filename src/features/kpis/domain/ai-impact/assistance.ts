import type { Evidence } from '../../../pull-requests/index.ts';

/**
 * Whether a coding agent helped with a pull request, as far as anybody may know it. `disagree`: the author says no and the
 * evidence says yes · `unknown`: nobody said, and nothing was found. Neither ever counts as done without AI.
 */
export type Assistance = 'assisted' | 'not-assisted' | 'disagree' | 'unknown';

/** What one pull request counts as, and the words that say why. */
export type Attribution = {
  readonly assistance: Assistance;
  readonly word: 'yes' | 'no' | null;
  /** Each tool and source once. */
  readonly signs: readonly Sign[];
};

export type Sign = Pick<Evidence, 'tool' | 'source'>;

/**
 * The author's word and the evidence that an agent took part, put together. That an agent's instructions were changed
 * (`proves: 'use'`) says nothing of this pull request.
 * @param known.word of a survey of which nothing is sealed any more; null: none. *Partly* counts as yes
 * @param known.signs those that prove work
 */
export function attribute(known: Pick<Attribution, 'word' | 'signs'>): Attribution {
  return { ...known, assistance: assistanceOf(known) };
}

function assistanceOf({ word, signs }: Pick<Attribution, 'word' | 'signs'>): Assistance {
  if (word === 'yes') return 'assisted';
  if (word === 'no') return signs.length === 0 ? 'not-assisted' : 'disagree';
  return signs.length === 0 ? 'unknown' : 'assisted';
}
