import type { DayFact, DayFactsFrom } from '../../../ports/inbound/day-facts.ts';
import type { KnownTasks } from '../../../ports/inbound/known-tasks.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { listIdentitiesOf } from '../../people/index.ts';
import { refOf } from '../domain/review-ask.ts';
import { nameTasks } from '../domain/task-refs.ts';
import { listMergedOf, listOpenedBy, listPushedBy, listReviewsBy } from '../store/day-facts.ts';
import { listTasksTiedTo } from '../store/task-ties.ts';

/**
 * What somebody did on the code host: pushed, opened, merged, reviewed. Facts of private repositories are private: a
 * team's digest may be read by people who can't see them. Pull requests name their tasks, but for private ones.
 */
export const listDayFacts: DayFactsFrom = async (tx, { personId, from, to }, tasks) => {
  const accounts = (await listIdentitiesOf(tx, [personId])).map(({ id }) => id);
  if (accounts.length === 0) return [];
  const day = { accounts, from, to };
  const repositories = new Map((await listSelectedRepositories(tx)).map((one) => [one.id as string, one]));
  const isPrivate = (repositoryId: string) => repositories.get(repositoryId)?.private !== false;
  const opened = await listOpenedBy(tx, day);
  const merged = await listMergedOf(tx, day);
  const reviews = (await listReviewsBy(tx, day)).filter(
    ({ authorId }) => authorId === null || !accounts.some((id) => id === authorId),
  );
  const refsOf = await readTaskRefs(tx, [...opened, ...merged, ...reviews], tasks);
  const about = (kind: string, id: string, pull: Pull): DayFact => ({
    ...{
      id,
      kind,
      at: pull.at ?? from,
      subject: `pull-request:${pull.id}`,
      title: nameTasks(pull.title, refsOf(pull)),
    },
    ...{ ref: refOf(pull), url: pull.url, private: isPrivate(pull.repositoryId) },
  });
  const pushed = (await listPushedBy(tx, day)).map(({ id, repositoryId, sha, at }): DayFact => {
    const repository = repositories.get(repositoryId);
    return {
      // One sentence for all that went to a repository, however many commits it were.
      ...{ id: `commit:${id}`, kind: PUSHED, at: at ?? from, subject: `repository:${repositoryId}` },
      ...{ title: repository?.fullName ?? 'a repository', ref: '', private: isPrivate(repositoryId) },
      url: repository === undefined ? null : `${repository.url}/commit/${sha}`,
    };
  });
  const facts = [
    ...pushed,
    ...opened.map((one) => about('pull-request.opened', `opened:${one.id}`, one)),
    ...reviews.map((one) => about('pull-request.reviewed', `review:${one.reviewId}`, one)),
    ...merged.map((one) => about('pull-request.merged', `merged:${one.id}`, one)),
  ];
  return facts.sort((a, b) => a.at.getTime() - b.at.getTime());
};

/** By pull request, the references of its tasks. */
async function readTaskRefs(tx: Tx, pulls: readonly Pull[], tasks: KnownTasks) {
  const ties = await listTasksTiedTo(tx, pulls);
  const known = ties.length === 0 ? new Map() : await tasks.byIds(tx, [...new Set(ties.map(({ taskId }) => taskId))]);
  return ({ repositoryId, number }: Pull): readonly string[] =>
    ties
      .filter((tie) => tie.repositoryId === repositoryId && tie.number === number)
      .map(({ taskId }) => known.get(taskId))
      .flatMap((task) => (task === undefined || task.private ? [] : [task.ref]));
}

const PUSHED = 'commit.pushed';

type Pull = {
  readonly id: string;
  readonly repositoryId: string;
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly at: Date | null;
};
