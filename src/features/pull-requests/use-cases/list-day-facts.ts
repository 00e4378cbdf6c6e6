import type { DayFact, DayFactsOf } from '../../../ports/inbound/day-facts.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { listIdentitiesOf } from '../../people/index.ts';
import { refOf } from '../domain/review-ask.ts';
import { listMergedOf, listOpenedBy, listPushedBy, listReviewsBy } from '../store/day-facts.ts';

/**
 * What somebody did on the code host: pushed, opened, merged, reviewed. Facts of private repositories are private: a
 * team's digest may be read by people who can't see them.
 */
export const listDayFacts: DayFactsOf = async (tx, { personId, from, to }) => {
  const accounts = (await listIdentitiesOf(tx, [personId])).map(({ id }) => id);
  if (accounts.length === 0) return [];
  const day = { accounts, from, to };
  const repositories = new Map((await listSelectedRepositories(tx)).map((one) => [one.id as string, one]));
  const isPrivate = (repositoryId: string) => repositories.get(repositoryId)?.private !== false;
  const about = (kind: string, id: string, pull: Pull): DayFact => ({
    ...{ id, kind, at: pull.at ?? from, subject: `pull-request:${pull.id}`, title: pull.title },
    ...{ ref: refOf(pull), url: pull.url, private: isPrivate(pull.repositoryId) },
  });
  const opened = (await listOpenedBy(tx, day)).map((one) => about('pull-request.opened', `opened:${one.id}`, one));
  const merged = (await listMergedOf(tx, day)).map((one) => about('pull-request.merged', `merged:${one.id}`, one));
  const reviews = (await listReviewsBy(tx, day))
    .filter(({ authorId }) => authorId === null || !accounts.some((id) => id === authorId))
    .map((one) => about('pull-request.reviewed', `review:${one.reviewId}`, one));
  const pushed = (await listPushedBy(tx, day)).map(({ id, repositoryId, sha, at }): DayFact => {
    const repository = repositories.get(repositoryId);
    return {
      // One sentence for all that went to a repository, however many commits it were.
      ...{ id: `commit:${id}`, kind: PUSHED, at: at ?? from, subject: `repository:${repositoryId}` },
      ...{ title: repository?.fullName ?? 'a repository', ref: '', private: isPrivate(repositoryId) },
      url: repository === undefined ? null : `${repository.url}/commit/${sha}`,
    };
  });
  return [...pushed, ...opened, ...reviews, ...merged].sort((a, b) => a.at.getTime() - b.at.getTime());
};

const PUSHED = 'commit.pushed';

type Pull = {
  readonly id: string;
  readonly repositoryId: string;
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly at: Date | null;
};
