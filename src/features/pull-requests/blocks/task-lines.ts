import { link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { refOf } from '../domain/review-ask.ts';
import { reviewStatusOf, reviewWords } from '../domain/review-status.ts';
import type { Standing } from '../domain/standing.ts';

/** A pull request on a task's card; its title is untrusted text. */
export type TiedPull = Pick<PullRequest, 'url' | 'number' | 'title'> & {
  readonly standing: Standing;
  /** True where others than those who may see the repository read along: its words are left out. */
  readonly discreet: boolean;
};

/** Most lines; of more the newest are shown and the rest is counted. */
const LINES_MAX = 5;

/** @param pulls oldest first */
export function buildTaskLines(pulls: readonly TiedPull[]): readonly Mrkdwn[] {
  const more = pulls.length - LINES_MAX;
  const lines = pulls.slice(-LINES_MAX).map((pull) => {
    const name = link(pull.url, refOf(pull));
    return md`${pull.discreet ? name : md`${name} ${pull.title}`} · ${standingWords[pull.standing]}`;
  });
  const status = reviewStatusOf(pulls.map(({ standing }) => standing));
  // Of one pull request its own line says it.
  const review = pulls.length > 1 ? [md`Review: *${reviewWords[status]}*`] : [];
  return [...review, ...(more > 0 ? [md`and ${more} older pull requests`] : []), ...lines];
}

const standingWords: Readonly<Record<Standing, string>> = {
  draft: 'draft',
  waiting: 'waits for a review',
  'in-review': 'in review',
  'changes-requested': 'changes requested',
  approved: 'approved',
  merged: 'merged',
  deployed: 'deployed',
  closed: 'closed without a merge',
};
