import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listChosenRepositories } from '../../connections/index.ts';
import { listPeople } from '../../people/index.ts';
import { listPullRequestsById } from '../../pull-requests/index.ts';
import type { NumbersAsk } from '../domain/ask.ts';
import { chooseScope } from '../domain/choose-scope.ts';
import { mayReadWorkOf } from '../domain/explained.ts';
import { type AskedReview, minutesOf, type ReviewTurnaround, turnaroundOf } from '../domain/review-requests.ts';
import type { ScopeName, ShownTime } from '../domain/shown.ts';
import { listPlacedFacts } from '../store/facts.ts';
import { readReviewRequests } from './read-review-requests.ts';
import { nameScope, type PersonViewer, readViewer } from './read-viewer.ts';
import { resolveTime } from './resolve-time.ts';

/** One request as a reader sees it. */
export type RequestRow = Pick<AskedReview, 'askedAt' | 'end'> & {
  readonly reviewer: string;
  /** Null without a review. */
  readonly minutes: number | null;
  /** Null: of somebody whose work isn't the reader's to see. */
  readonly pull: { readonly url: string; readonly ref: string; readonly title: string } | null;
};

export type ShownRequests = {
  readonly whose: ScopeName;
  readonly time: ShownTime;
  readonly turnaround: ReviewTurnaround;
  /** The slowest first, then those without a review; at most `ROWS_MAX`. */
  readonly rows: readonly RequestRow[];
  /** Beyond these. */
  readonly more: number;
};

/** Rows of the view. House rule: those that tell most. */
export const ROWS_MAX = 30;

/**
 * What somebody's or a team's time to review is made of.
 * @throws MusterError 'forbidden' not theirs to see · 'not-found' the team, person or sprint is gone
 */
export function explainRequests(
  needs: Pick<Ports, 'scope' | 'clock'>,
  reader: PersonActor,
  asked: NumbersAsk,
): Promise<ShownRequests> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const known = await readViewer(tx, reader);
    const scope = chooseScope(asked.scope, known.viewer);
    const whose = scope === null ? null : await nameScope(tx, scope, known);
    if (scope === null || whose === null) throw gone();
    const [now, zone] = [needs.clock.now(), reader.timeZone];
    const time = await resolveTime(tx, { choice: asked.range, scope, viewer: known.viewer, zone, now });
    if (time === null) throw gone();
    const requests = await readReviewRequests(tx, { ask: { ...asked, scope }, range: time.range, ...known });
    if (requests === null) throw gone();
    const slowest = requests.toSorted((a, b) => (minutesOf(b) ?? -1) - (minutesOf(a) ?? -1));
    const page = slowest.slice(0, ROWS_MAX);
    return {
      ...{ whose, time: time.time, turnaround: turnaroundOf(requests), more: requests.length - page.length },
      rows: await nameRows(tx, page, known.viewer),
    };
  });
}

/** A reviewer knows what they were asked to review; others see what they may see of its author. */
async function nameRows(tx: Tx, page: readonly AskedReview[], viewer: PersonViewer): Promise<readonly RequestRow[]> {
  const ids = [...new Set(page.map(({ pullRequestId }) => pullRequestId))];
  const repositories = new Map((await listChosenRepositories(tx)).map(({ id, fullName }) => [id, fullName]));
  const pulls = new Map((await listPullRequestsById(tx, ids)).map((one) => [one.id, one]));
  const authors = new Map((await listPlacedFacts(tx, ids)).map((one) => [one.pullRequestId, one.authorPersonId]));
  const people = await listPeople(tx, [...new Set(page.map(({ reviewerId }) => reviewerId))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return page.map((one) => {
    const pull = pulls.get(one.pullRequestId);
    const mayRead = one.reviewerId === viewer.personId || mayReadWorkOf(authors.get(one.pullRequestId) ?? null, viewer);
    return {
      ...{ askedAt: one.askedAt, end: one.end, minutes: minutesOf(one) },
      reviewer: names.get(one.reviewerId) ?? 'somebody',
      pull:
        pull === undefined || !mayRead
          ? null
          : { url: pull.url, title: pull.title, ref: `${repositories.get(pull.repositoryId) ?? ''}#${pull.number}` },
    };
  });
}

function gone(): MusterError {
  return new MusterError('forbidden', 'These numbers aren’t yours to see any more. Open Home again, tab Numbers.');
}
