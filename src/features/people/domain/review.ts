import type { Identity } from './identity.ts';

/** How an identity stands: somebody may be meant, nobody known, somebody's, nobody's on purpose, a program. */
export type ReviewState = 'proposed' | 'open' | 'linked' | 'excluded' | 'bot';

/** `todo`: what waits for somebody's word. */
export type ReviewFilter = 'todo' | ReviewState | 'all';

/** What somebody wants to see. */
export type ReviewAsk = {
  readonly filter: ReviewFilter;
  /** Part of a login, a name or an address; empty: everybody. */
  readonly search: string;
  /** From 0; one that is gone shows the last. */
  readonly page: number;
};

/** Identities on one page: what a button may carry of them fits into Slack's 2,000 characters. */
export const REVIEW_PAGE = 25;

/** Longest text searched for, in characters. */
export const SEARCH_MAX = 100;

export function stateOf(identity: Pick<Identity, 'personId' | 'matchedBy' | 'bot'>, proposals: number): ReviewState {
  if (identity.matchedBy === 'excluded') return 'excluded';
  if (identity.personId !== null) return 'linked';
  if (identity.bot) return 'bot';
  return proposals > 0 ? 'proposed' : 'open';
}

export function shows(filter: ReviewFilter, state: ReviewState): boolean {
  if (filter === 'all') return true;
  return filter === 'todo' ? state === 'proposed' || state === 'open' : filter === state;
}
