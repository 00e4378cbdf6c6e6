/** One measure of one pull request. */
export type Reading =
  /** Whole minutes, 0 or more; of `rounds` a count. */
  | { readonly kind: 'known'; readonly value: number }
  /** An event that the measure needs is missing. Never 0. */
  | { readonly kind: 'unknown'; readonly gap: Gap }
  /** The lens doesn't count it. */
  | { readonly kind: 'excluded'; readonly reason: Exclusion };

export const GAPS = [
  /** No commit of it is known. */
  'no-commits',
  /** Every commit is younger than the pull request: they were rewritten, and when work began is lost. */
  'commits-rewritten',
  /** Nobody the lens counts said a word. */
  'no-review',
  'no-approval',
  /** Nobody tells of deployments of its repository. */
  'no-deployment',
  /** The same of releases. */
  'no-release',
  /** What ends it hasn't come yet. */
  'still-open',
  /** Its end was told as earlier than its beginning. */
  'out-of-order',
  /** How the tool computes it was not verified: nothing is invented. */
  'not-verified',
  /** Of its repository deployments are told, and none that holds it. */
  'not-deployed',
  'not-released',
] as const;
export type Gap = (typeof GAPS)[number];

export const EXCLUSIONS = [
  'bot-author',
  'draft',
  'not-merged',
  'closed-unmerged',
  /** The lens has no such measure. */
  'not-in-lens',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];
