import type { PullRequest } from '../../../pull-requests/index.ts';

/** Days after a merge in which work that comes back shows up. Source: house rule in README, "Does AI help?". */
export const COMES_BACK_DAYS = 21;

/** Beyond this it is one long story, and counts no further. */
const ROUNDS_MAX = 5;

/**
 * How often a pull request had to be touched again: each further round of review, and one for work that was taken back or
 * had to be mended within 21 days.
 * @param known.reRequests reviews asked for again
 * @param known.cameBack see `findCameBack`
 * @param known.now before the 21 days are over nobody knows: null
 */
export function reworkOf(known: {
  readonly reRequests: number;
  readonly cameBack: boolean;
  readonly mergedAt: Date;
  readonly now: Date;
}): number | null {
  const { reRequests, cameBack, mergedAt, now } = known;
  if (now.getTime() - mergedAt.getTime() < COMES_BACK_DAYS * DAY_MS) return null;
  return Math.min(reRequests, ROUNDS_MAX) + (cameBack ? 1 : 0);
}

/** A merged pull request that mends or takes back others. */
export type Mending = Pick<PullRequest, 'repositoryId' | 'title' | 'body' | 'mergedAt'> & {
  readonly revertOf: number | null;
  readonly hotfix: boolean;
};

/**
 * Which pull requests came back: reverts name theirs, hotfixes those they refer to as `#31`.
 * @returns keys of `cameBackKey`, with when
 */
export function findCameBack(merged: readonly Mending[]): ReadonlyMap<string, Date> {
  const found = new Map<string, Date>();
  for (const { repositoryId, title, body, mergedAt, revertOf, hotfix } of merged) {
    const numbers = [...(revertOf === null ? [] : [revertOf]), ...(hotfix ? numbersIn(`${title}\n${body}`) : [])];
    for (const number of mergedAt === null ? [] : numbers) {
      const key = cameBackKey({ repositoryId, number });
      const before = found.get(key);
      if (mergedAt !== null && (before === undefined || mergedAt < before)) found.set(key, mergedAt);
    }
  }
  return found;
}

export function cameBackKey({ repositoryId, number }: Pick<PullRequest, 'repositoryId' | 'number'>): string {
  return `${repositoryId} ${number}`;
}

/** Whether it was within the 21 days. */
export function isBackWithin(mergedAt: Date, backAt: Date | undefined): boolean {
  if (backAt === undefined) return false;
  const after = backAt.getTime() - mergedAt.getTime();
  return after >= 0 && after <= COMES_BACK_DAYS * DAY_MS;
}

const DAY_MS = 86_400_000;

/** `#31` of the same repository; `acme/web#31` may be another one's. */
function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<![\w/])#(\d{1,9})\b/g)].map(([, digits]) => Number(digits));
}
