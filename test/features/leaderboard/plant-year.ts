import { identities, people, teamMembers, teams } from '../../../src/features/people/schema.ts';
import {
  detectivePeople,
  detectiveTeams,
  surveyInvitations,
  surveys,
} from '../../../src/features/pr-surveys/schema.ts';
import { pullRequests } from '../../../src/features/pull-requests/schema.ts';
import type { Store, Tx } from '../../../src/ports/outbound/store.ts';
import { connectRepository } from '../../support/connect-repository.ts';
import { WORKSPACE } from '../../support/database.ts';
import type { Year, YearMembership, YearMerge } from './invent-year.ts';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
let repositoryId = '';

/** The people, teams and accounts of a made-up year as they are when it begins. */
export async function plantYear(store: Pick<Store, 'scope'>, { teams: all, memberships }: Year): Promise<void> {
  const personIds = [...new Set(memberships.map(({ personId }) => personId))];
  await store.scope(WORKSPACE, async (tx) => {
    repositoryId = (await connectRepository(tx, { connectedAt: LONG_AGO })).repositoryId;
    await tx.insert(people).values(
      personIds.map((id, n) => ({
        ...{ id, slackUserId: `U0P${n}`, name: `Person ${n}`, realName: `Person ${n}`, handle: `p${n}`, email: null },
        ...{ timeZone: 'Europe/Berlin', locale: 'en-US', kind: 'member' as const, sourceUpdatedAt: LONG_AGO },
        ...{ slackPrimaryOwner: false, slackOwner: false, slackAdmin: false },
      })),
    );
    await tx.insert(identities).values(
      personIds.map((id, n) => ({
        ...{ id: accountOf(id), source: 'github' as const, externalKey: `account:${n}`, login: `p${n}`, personId: id },
        ...{ matchedBy: 'confirmed' as const, firstSeenAt: LONG_AGO, seenAt: LONG_AGO },
      })),
    );
    await tx.insert(teams).values(
      all.map(({ id }, n) => ({
        ...{ id, name: `Team ${n}`, channelId: `C0TEAM${n}`, holidayRegion: String(n), createdAt: LONG_AGO },
      })),
    );
    await tx.insert(detectiveTeams).values(
      all.map(({ id, zone, weekday, at }) => ({
        ...{ teamId: id, surveys: true, leaderboard: true, weekday, postAt: at, timeZone: zone, channelId: null },
      })),
    );
    await tx
      .insert(teamMembers)
      .values(memberships.filter(({ from }) => from === 0).map(({ teamId, personId }) => ({ teamId, personId })));
  });
  await store.scope(WORKSPACE, (tx) => plantChampions(tx, personIds));
}

/** Somebody goes over to another team and leaves the others. */
export async function plantMembership(tx: Tx, { personId, teamId }: YearMembership): Promise<void> {
  await tx.sql`delete from team_members where person_id = ${personId}`;
  await tx.insert(teamMembers).values({ teamId, personId });
}

export async function plantMerge(tx: Tx, { id, authorId, at }: YearMerge): Promise<void> {
  const [number, mergedAt] = [Number(id.slice(-12)), new Date(at)];
  const created = new Date(at - 3_600_000);
  await tx.insert(pullRequests).values({
    ...{
      id,
      repositoryId,
      number,
      hostId: id,
      title: `Change ${number}`,
      body: '',
      url: 'https://github.com/acme/web',
    },
    ...{
      state: 'merged' as const,
      draft: false,
      authorId: accountOf(authorId),
      createdAt: created,
      hostUpdatedAt: mergedAt,
    },
    ...{
      mergedAt,
      closedAt: mergedAt,
      mergedById: accountOf(authorId),
      mergeCommitSha: null,
      headRef: `change-${number}`,
    },
    ...{ headSha: id, baseRef: 'main', baseSha: 'b', requestedReviewerIds: [], requestedTeams: [], labels: [] },
    ...{ certainty: 'told' as const, face: id, origin: 'live' as const, readyAt: created },
  });
}

/** A survey of which nothing is sealed any more. */
export async function plantSurvey(tx: Tx, year: Year, merge: YearMerge): Promise<void> {
  const { id, authorId, at, settledAt, word, guesses } = merge;
  const then = year.memberships.filter((one) => one.personId === authorId && one.from <= at && at < one.until);
  const [opened, settled] = [new Date(at), new Date(settledAt)];
  await tx.insert(surveys).values({
    ...{
      id,
      pullRequestId: id,
      state: 'settled' as const,
      authorId,
      byAgent: false,
      mergedAt: opened,
      openedAt: opened,
    },
    ...{ teamIds: then.map(({ teamId }) => teamId), settledAt: settled },
  });
  await tx.insert(surveyInvitations).values([
    {
      ...{ id: id.replace('0190d3', '0190d5'), surveyId: id, personId: authorId, role: 'author' as const },
      ...{ state: 'closed' as const, weight: 1, ai: word, closedAt: settled },
    },
    ...guesses.map((one) => ({
      ...{ id: one.id, surveyId: id, personId: one.playerId, role: 'reviewer' as const, state: 'closed' as const },
      ...{
        weight: one.weight,
        quality: one.quality,
        guess: one.guess,
        confidence: one.confidence,
        answeredAt: settled,
      },
      ...{ revealedAt: settled, truth: word, evidenceVisible: false, disagrees: false },
      ...{ scored: word !== null && one.scored, correct: word === null ? null : one.guess === word },
    })),
  ]);
}

export async function plantOptOut(tx: Tx, personId: string): Promise<void> {
  await tx
    .insert(detectivePeople)
    .values({ personId, surveys: true, leaderboard: false, qualityChampion: true })
    .onConflictDoUpdate({ target: detectivePeople.personId, set: { leaderboard: false } });
}

/** As `inventYear` chose them: every other one wants to be named. */
async function plantChampions(tx: Tx, personIds: readonly string[]): Promise<void> {
  const chosen = personIds.filter((id) => Number(id.slice(-12)) % 2 === 1);
  await tx
    .insert(detectivePeople)
    .values(chosen.map((personId) => ({ personId, surveys: true, leaderboard: true, qualityChampion: true })));
}

/** The account of somebody on GitHub. */
export function accountOf(personId: string): string {
  return personId.replace('0190d2', '0190d6');
}
