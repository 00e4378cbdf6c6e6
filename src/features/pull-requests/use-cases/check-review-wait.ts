import type { RuleActor } from '../../../kit/actor.ts';
import { isAwayAt, nextAtWork } from '../../../kit/dates/working-life.ts';
import type { IdentityId, PullRequestId } from '../../../kit/ids.ts';
import { type StuckWork, stuckWork } from '../../../ports/inbound/stuck-work.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findChosenRepository, listSelectedRepositories } from '../../connections/index.ts';
import { type Identity, listIdentitiesById, listTeamsWithin, listWorkingLives } from '../../people/index.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { slugOf } from '../domain/review-ask.ts';
import { REVIEW_WAIT_HOURS, type ReviewWait, reviewWaitsOf, TEAM_NOTE_HOURS } from '../domain/review-wait.ts';
import { reviewWaitEntry } from '../outgoing/reviews.ts';
import { findPullRequest } from '../store/pull-requests.ts';
import { listAskedAt } from '../store/read-asks.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'schedules' | 'holidays' | 'announce'>;
type Asked = { readonly pullRequestId: PullRequestId; readonly who: string; readonly told: boolean };

const HOUR_MS = 3_600_000;

/**
 * Looks whether a review has come in time; else it is announced as stuck. Everything is judged as it is now: what was
 * taken back, asked anew, made a draft or closed meanwhile waits for nobody. Harmless when repeated or late.
 */
export async function checkReviewWait(needs: Needs, actor: RuleActor, asked: Asked): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const subject = await findPullRequest(tx, asked.pullRequestId);
    const wait = subject === null ? null : await findReviewWait(tx, subject, asked.who);
    if (subject === null || wait === null) return;
    const due = await findDue(needs, tx, { subject, wait });
    if (due === null) return;
    const entry = reviewWaitEntry(subject.id, asked);
    if (due > needs.clock.now()) return needs.schedules.set(tx, { ...entry, at: due });
    const stuck = await describe(tx, { subject, wait, told: asked.told });
    if (stuck === null) return;
    await needs.announce(tx, stuckWork, { ...stuck, workspaceId: actor.workspaceId });
    if (stuck.first?.kind !== 'channel') return;
    const at = new Date(needs.clock.now().getTime() + TEAM_NOTE_HOURS * HOUR_MS);
    await needs.schedules.set(tx, { ...reviewWaitEntry(subject.id, { ...asked, told: true }), at });
  });
}

/** The wait for one review as it is now; null when it has come, isn't wanted any more, or the repository isn't chosen. */
export async function findReviewWait(tx: Tx, subject: PullRequest, who: string): Promise<ReviewWait | null> {
  const repository = await findChosenRepository(tx, subject.repositoryId);
  if (repository === null) return null;
  const askedAt = await listAskedAt(tx, subject);
  return reviewWaitsOf(subject, { askedAt, ...repository }).find((wait) => wait.who === who) ?? null;
}

type Waiting = { readonly subject: PullRequest; readonly wait: ReviewWait };

/** While its connection is broken the review may have come unheard: it is looked again after so many hours. */
const DEAF_HOURS = 24;

/** When it climbs: not while its author is away. Null for work of bots. */
async function findDue(needs: Needs, tx: Tx, { subject, wait }: Waiting): Promise<Date | null> {
  const due = new Date(wait.since.getTime() + REVIEW_WAIT_HOURS * HOUR_MS);
  const now = needs.clock.now();
  if (due > now) return due;
  const isHeard = (await listSelectedRepositories(tx)).some(({ id }) => id === subject.repositoryId);
  if (!isHeard) return new Date(now.getTime() + DEAF_HOURS * HOUR_MS);
  const author = await findIdentity(tx, subject.authorId);
  if (author?.bot === true) return null;
  const personIds = author?.personId ? [author.personId] : [];
  const [life] = (await listWorkingLives(needs, tx, { personIds, since: now })).values();
  return life !== undefined && isAwayAt(now, life) ? nextAtWork(now, life) : due;
}

/** Null when nobody may be asked for it: a bot, or the author by another account. */
async function describe(
  tx: Tx,
  { subject, wait, told }: Waiting & { readonly told: boolean },
): Promise<Omit<StuckWork, 'workspaceId'> | null> {
  const about = { kind: 'pull-request', id: subject.id } as const;
  const cause = 'review-waiting' as const;
  const stuck = { subject: about, cause, part: wait.who, reason: '', since: wait.askedAt.toISOString() };
  if (wait.who.startsWith('team:')) {
    const slug = wait.who.slice('team:'.length);
    const team = (await listTeamsWithin(tx)).find(({ name }) => slugOf(name) === slug);
    const channelId = told ? null : (team?.channelId ?? null);
    return { ...stuck, first: channelId === null ? null : { kind: 'channel', channelId } };
  }
  const reviewer = await findIdentity(tx, wait.who.slice('account:'.length) as IdentityId);
  const author = await findIdentity(tx, subject.authorId);
  const isOwn = reviewer?.personId != null && reviewer.personId === author?.personId;
  if (reviewer === null || reviewer.bot || isOwn) return null;
  return { ...stuck, first: reviewer.personId === null ? null : { kind: 'person', personId: reviewer.personId } };
}

async function findIdentity(tx: Tx, id: IdentityId | null): Promise<Identity | null> {
  return id === null ? null : ((await listIdentitiesById(tx, [id]))[0] ?? null);
}
