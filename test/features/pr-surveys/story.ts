import { githubStory, type Sent } from '../../support/github-story.ts';

type Told = Partial<Parameters<typeof githubStory>[0]> & {
  readonly reviewers?: readonly string[];
  readonly by?: string;
  readonly reviewedAt?: string;
  readonly mergedAt?: string;
};

/** A pull request of Ana's, reviewed and merged, as GitHub tells it. */
export function merge({
  reviewers = ['bo'],
  by = 'bo',
  reviewedAt = '2026-11-25T08:30:00Z',
  mergedAt = '2026-11-25T08:59:00Z',
  ...more
}: Told = {}) {
  const pull = githubStory({ number: 31, author: 'ana', at: '2026-11-25T08:00:00Z', title: 'Keep the cart', ...more });
  const number = more.number ?? 31;
  const opened = pull.opened();
  const reviews: Sent[] = reviewers.map((name, n) =>
    pull.reviewed({ at: reviewedAt, by: name, id: number * 100 + n, state: 'approved' }),
  );
  return { pull, all: [opened, ...reviews, pull.merged({ at: mergedAt, by })] };
}
