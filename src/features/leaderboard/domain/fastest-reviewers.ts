import type { PersonId } from '../../../kit/ids.ts';

/** Somebody's first review of a pull request. */
export type FirstReview = {
  readonly reviewerId: PersonId;
  /** The reviewer's own working time from when it was ready, and they were asked, until they reviewed; milliseconds. */
  readonly workingMs: number;
  /** They wrote something, not just a sign. */
  readonly commented: boolean;
  /** The pull request was taken back within 14 days. */
  readonly reverted: boolean;
};

export type FastReviewer = { readonly personId: PersonId; readonly medianMs: number; readonly reviews: number };

/** Fair reviews that make a candidate. Source: product page, section 7. */
const REVIEWS_MIN = 3;

/** Within this long a revert speaks against the review. Source: product page, section 7. */
export const REVERT_DAYS = 14;

/**
 * Who lets others wait least, by the median of their fair reviews: those that commented, or whose pull request stood.
 * Quick signs under what had to be taken back make nobody fast. Equals share it.
 * @param reviews people who opted out must already be absent
 */
export function fastestReviewers(reviews: readonly FirstReview[]): readonly FastReviewer[] {
  const fair = reviews.filter(({ commented, reverted }) => commented || !reverted);
  const candidates = [...Map.groupBy(fair, ({ reviewerId }) => reviewerId)]
    .filter(([, of]) => of.length >= REVIEWS_MIN)
    .map(([personId, of]) => ({ personId, medianMs: median(of.map((one) => one.workingMs)), reviews: of.length }));
  const best = Math.min(...candidates.map(({ medianMs }) => medianMs));
  return candidates.filter(({ medianMs }) => medianMs === best).sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
