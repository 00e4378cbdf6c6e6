import type { RuleActor } from '../../../kit/actor.ts';
import { isAwayAt, nextAtWork } from '../../../kit/dates/working-life.ts';
import type { IdentityId, PullRequestId } from '../../../kit/ids.ts';
import { type StuckWork, stuckWork } from '../../../ports/inbound/stuck-work.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findChosenRepository, listSelectedRepositories } from '../../connections/index.ts';
import { type Identity, listIdentitiesById, listTeamsWithin, listWorkingLives, type Team } from '../../people/index.ts';
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
    const due = await findDue(needs, tx, { subject, wait, told: asked.told });
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

type Waiting = { readonly subject: PullRequest; readonly wait: ReviewWait; readonly told: boolean };

/** While its connection is broken the review may have come unheard: it is looked again after so many hours. */
const DEAF_HOURS = 24;

/** When it climbs: not while its author is away, and in a channel when somebody of the team works. Null for work of bots. */
async function findDue(needs: Needs, tx: Tx, { subject, wait, told }: Waiting): Promise<Date | null> {
  const due = new Date(wait.since.getTime() + REVIEW_WAIT_HOURS * HOUR_MS);
  const now = needs.clock.now();
  if (due > now) return due;
  const isHeard = (await listSelectedRepositories(tx)).some(({ id }) => id === subject.repositoryId);
  if (!isHeard) return new Date(now.getTime() + DEAF_HOURS * HOUR_MS);
  const author = await findIdentity(tx, subject.authorId);
  if (author?.bot === true) return null;
  const personIds = author?.personId ? [author.personId] : [];
  const [life] = (await listWorkingLives(needs, tx, { personIds, since: now })).values();
  if (life !== undefined && isAwayAt(now, life)) return nextAtWork(now, life);
  const team = told ? null : await findTeamAsked(tx, wait);
  return team?.channelId == null ? due : firstAtWork(needs, tx, team);
}

async function findTeamAsked(tx: Tx, { who }: ReviewWait): Promise<Team | null> {
  if (!who.startsWith('team:')) return null;
  const slug = who.slice('team:'.length);
  return (await listTeamsWithin(tx)).find(({ name }) => slugOf(name) === slug) ?? null;
}

/** Now, while anybody of the team works; else when the first of them does. */
async function firstAtWork(needs: Needs, tx: Tx, { leadId, memberIds }: Team): Promise<Date> {
  const now = needs.clock.now();
  const personIds = [...memberIds, ...(leadId === null ? [] : [leadId])];
  const lives = [...(await listWorkingLives(needs, tx, { personIds, since: now })).values()];
  const starts = lives.map((life) => nextAtWork(now, life).getTime());
  return starts.length === 0 ? now : new Date(Math.min(...starts));
}

/** Null when nobody may be asked for it: a bot, or the author by another account. */
async function describe(tx: Tx, { subject, wait, told }: Waiting): Promise<Omit<StuckWork, 'workspaceId'> | null> {
  const about = { kind: 'pull-request', id: subject.id } as const;
  const cause = 'review-waiting' as const;
  const stuck = { subject: about, cause, part: wait.who, reason: '', since: wait.askedAt.toISOString() };
  if (wait.who.startsWith('team:')) {
    const channelId = told ? null : ((await findTeamAsked(tx, wait))?.channelId ?? null);
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
