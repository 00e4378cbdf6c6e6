import { nextAtWork } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import {
  type Identity,
  listIdentitiesById,
  listPeople,
  listTeamsWithin,
  listWorkingLives,
  refusalOf,
} from '../../people/index.ts';
import { latest } from '../domain/latest.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { slugOf } from '../domain/review-ask.ts';
import { reviewCard, teamReviewCard } from '../outgoing/reviews.ts';
import { listAskedAt } from '../store/read-asks.ts';

type Needs = Pick<Ports, 'clock' | 'outbox' | 'schedules' | 'holidays'>;
type Shown = {
  readonly subject: PullRequest;
  /** Whether something of that instant may still be shown (`isSilent`). */
  readonly isFresh: (at: Date) => boolean;
};

export const SHOW_REVIEW = 'pull-requests.show-review';

/**
 * Keeps the cards of a pull request equal to it: one for each person who was asked to review it, in their working time,
 * and one in the channel of each team. Drafts, bots and what isn't fresh make none; those that exist are drawn again.
 */
export async function showReviews(needs: Needs, tx: Tx, { subject, isFresh }: Shown): Promise<void> {
  const askedAt = await listAskedAt(tx, subject);
  const everAsked = [...askedAt.keys()].filter((who) => who.startsWith('account:')).map((who) => who.slice(8));
  const named = [...subject.requestedReviewerIds, ...everAsked, subject.authorId ?? ''];
  const identities = await listIdentitiesById(tx, [...new Set(named.filter((id) => id !== ''))]);
  const author = identities.find(({ id }) => id === subject.authorId);
  const open = subject.state === 'open' && !subject.draft && author?.bot !== true;
  // What was asked of a draft is wanted from when it is ready.
  const since = (who: string) => latest(askedAt.get(who) ?? subject.createdAt, subject.readyAt);
  const waiting = identities.filter(
    ({ id }) => open && subject.requestedReviewerIds.includes(id) && isFresh(since(`account:${id}`)),
  );
  await showToPeople(needs, tx, { subject, people: peopleOf(waiting, author) });
  const teams = subject.requestedTeams.filter((slug) => open && isFresh(since(`team:${slug}`)));
  await showToTeams(needs, tx, { subject, teams });
  await needs.outbox.refresh(tx, [
    ...peopleOf(identities, author).map((personId) => reviewCard(subject.id, personId).key),
    ...[...askedAt.keys()].flatMap((who) =>
      who.startsWith('team:') ? `review-team:${subject.id}:${who.slice('team:'.length)}` : [],
    ),
  ]);
}

/** Nobody reviews their own work, by whichever account. */
function peopleOf(identities: readonly Identity[], author: Identity | undefined): readonly PersonId[] {
  const ids = identities.filter(({ bot }) => !bot).map(({ personId }) => personId);
  return [...new Set(ids.filter((id) => id !== null && id !== author?.personId))].filter((id) => id !== null);
}

type ToPeople = { readonly subject: PullRequest; readonly people: readonly PersonId[] };

async function showToPeople(needs: Needs, tx: Tx, { subject, people }: ToPeople): Promise<void> {
  const now = needs.clock.now();
  const members = (await listPeople(tx, people)).filter((person) => refusalOf(person) === null);
  const lives = await listWorkingLives(needs, tx, { personIds: members.map(({ id }) => id), since: now });
  for (const { id } of members) {
    const card = reviewCard(subject.id, id);
    const life = lives.get(id);
    const at = life === undefined ? now : nextAtWork(now, life);
    if (at <= now) await needs.outbox.card(tx, card);
    else await needs.schedules.set(tx, { name: SHOW_REVIEW, key: card.key, at, args: card.args });
  }
}

type ToTeams = { readonly subject: PullRequest; readonly teams: readonly string[] };

async function showToTeams(needs: Needs, tx: Tx, { subject, teams }: ToTeams): Promise<void> {
  if (teams.length === 0) return;
  const known = await listTeamsWithin(tx);
  for (const slug of teams) {
    const channelId = known.find(({ name }) => slugOf(name) === slug)?.channelId ?? null;
    if (channelId !== null) await needs.outbox.card(tx, teamReviewCard(subject.id, { team: slug, channelId }));
  }
}
