import type { PersonId, PullRequestId } from '../../../kit/ids.ts';

/** What one reviewer thought of one pull request. */
export type Rating = {
  readonly pullRequestId: PullRequestId;
  readonly authorId: PersonId;
  readonly raterId: PersonId;
  /** 1 could be better, 2 OK, 3 super. */
  readonly quality: number;
};

export type Champion = { readonly personId: PersonId; readonly pullRequests: number };

/** Rated pull requests of a candidate, and raters of each. Source: product page, section 7. */
const PULL_REQUESTS_MIN = 3;
const RATERS_MIN = 2;

/**
 * Whose pull requests were liked best, among those who want to be named for it: the mean over their pull requests that at
 * least 2 people rated, of which there must be 3. Equals are champions together; nobody is where nobody qualifies.
 */
export function qualityChampions(
  ratings: readonly Rating[],
  { optedIn }: { readonly optedIn: ReadonlySet<PersonId> },
): readonly Champion[] {
  const means = [...Map.groupBy(ratings, ({ pullRequestId }) => pullRequestId).values()]
    .filter((of) => new Set(of.map(({ raterId }) => raterId)).size >= RATERS_MIN)
    .flatMap((of) =>
      of.slice(0, 1).map(({ authorId }) => ({ authorId, mean: mean(of.map(({ quality }) => quality)) })),
    );
  const candidates = [...Map.groupBy(means, ({ authorId }) => authorId)]
    .filter(([personId, of]) => optedIn.has(personId) && of.length >= PULL_REQUESTS_MIN)
    .map(([personId, of]) => ({ personId, pullRequests: of.length, mean: mean(of.map((one) => one.mean)) }));
  const best = Math.max(...candidates.map((one) => one.mean));
  return candidates
    .filter((one) => one.mean === best)
    .map(({ personId, pullRequests }) => ({ personId, pullRequests }))
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

/** In ascending order, so that equal numbers give equal means. */
function mean(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b).reduce((sum, one) => sum + one, 0) / numbers.length;
}
