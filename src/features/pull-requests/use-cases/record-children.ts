import type { IdentityId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Facts } from '../domain/facts.ts';
import { groupBy } from '../domain/group-by.ts';
import { listKnownReviews, saveComments, saveReviews, saveTimeline } from '../store/save-reactions.ts';
import type { Who } from './meet-everybody.ts';
import type { Recording } from './record-facts.ts';

type Told = { readonly recording: Recording; readonly who: Who };
type Needs = Pick<Ports, 'random'>;

export type FreshReview = { readonly number: number; readonly authorId: IdentityId | null; readonly at: Date };

/**
 * Writes reviews, comments and timeline, whether their pull requests are known or not. The repository must be held.
 * @returns reviews nobody told of before
 */
export async function recordChildren(needs: Needs, tx: Tx, told: Told): Promise<readonly FreshReview[]> {
  const { reviews = [], comments = [], timeline = [] } = told.recording;
  const rows = reviewRows(needs, reviews, told);
  const known = await listKnownReviews(
    tx,
    told.recording.repository.id,
    rows.map(({ hostId }) => hostId),
  );
  await saveReviews(tx, rows);
  await saveComments(tx, commentRows(needs, comments, told));
  await saveTimeline(
    tx,
    timeline.map(({ number, kind, at, reviewer }) => ({
      ...{ id: needs.random.uuid(), repositoryId: told.recording.repository.id, number, kind, at },
      reviewer: reviewerKey(reviewer, told.who),
    })),
  );
  return rows
    .filter(({ hostId }) => !known.has(hostId))
    .map(({ number, authorId, submittedAt: at }) => ({ number, authorId, at }));
}

// One statement must not touch a row twice, so what is told twice at once is joined before.

function reviewRows(needs: Needs, reviews: NonNullable<Facts['reviews']>, { recording, who }: Told) {
  return [...groupBy(reviews, ({ id }) => id).values()].map((same) => {
    const [{ id: hostId, number, author, submittedAt, commitSha }] = same;
    const said = same.find(({ state }) => state !== 'dismissed')?.state;
    return {
      ...{ id: needs.random.uuid(), repositoryId: recording.repository.id, number, hostId, submittedAt, commitSha },
      authorId: who.account(author),
      verdict: said === undefined || said === 'dismissed' ? null : said,
      dismissed: same.some(({ state }) => state === 'dismissed'),
    };
  });
}

function commentRows(needs: Needs, comments: NonNullable<Facts['comments']>, { recording, who }: Told) {
  return [...groupBy(comments, ({ kind, id }) => `${kind} ${id}`).values()].map((same) => {
    const [{ id: hostId, number, author, at, kind }] = same;
    return {
      ...{ id: needs.random.uuid(), repositoryId: recording.repository.id, number, hostId, at, kind },
      authorId: who.account(author),
      deleted: same.some(({ deleted }) => deleted === true),
    };
  });
}

function reviewerKey(reviewer: NonNullable<Facts['timeline']>[number]['reviewer'], who: Who): string {
  if (reviewer === null) return '';
  return 'team' in reviewer ? `team:${reviewer.team}` : `account:${who.account(reviewer) ?? ''}`;
}
