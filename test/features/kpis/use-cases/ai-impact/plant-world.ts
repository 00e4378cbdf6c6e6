import { eq } from 'drizzle-orm';
import { connections } from '../../../../../src/features/connections/schema.ts';
import { copilotOrganisations, copilotUserDays } from '../../../../../src/features/copilot-usage/schema.ts';
import { identities, people, teamMembers, teams } from '../../../../../src/features/people/schema.ts';
import { surveyInvitations, surveys } from '../../../../../src/features/pr-surveys/schema.ts';
import { aiEvidence, pullRequests } from '../../../../../src/features/pull-requests/schema.ts';
import type { PersonId, TeamId } from '../../../../../src/kit/ids.ts';
import type { Store, Tx } from '../../../../../src/ports/outbound/store.ts';
import { connectRepository } from '../../../../support/connect-repository.ts';
import { WORKSPACE } from '../../../../support/database.ts';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const id = (kind: string, n: number) => `0190f${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const personIdOf = (n: number) => id('a00', n) as PersonId;
export const teamIdOf = (n: number) => id('b00', n) as TeamId;
const accountIdOf = (n: number) => id('c00', n);
export const pullRequestIdOf = (n: number) => id('d00', n);

/** Teams by the numbers of their members. */
export async function plantPeople(store: Pick<Store, 'scope'>, memberships: readonly (readonly number[])[]) {
  const numbers = [...new Set(memberships.flat())];
  return store.scope(WORKSPACE, async (tx) => {
    const { repositoryId } = await connectRepository(tx, { connectedAt: LONG_AGO });
    await tx.insert(people).values(
      numbers.map((n) => ({
        ...{ id: personIdOf(n), slackUserId: `U0W${n}`, name: `Person ${n}`, realName: `Person ${n}`, handle: `w${n}` },
        ...{ email: null, timeZone: 'UTC', locale: 'en-US', kind: 'member' as const, sourceUpdatedAt: LONG_AGO },
        ...{ slackPrimaryOwner: false, slackOwner: false, slackAdmin: false },
      })),
    );
    await tx.insert(identities).values(
      numbers.map((n) => ({
        ...{ id: accountIdOf(n), source: 'github' as const, externalKey: `account:${n}`, login: `w${n}` },
        ...{ personId: personIdOf(n), matchedBy: 'confirmed' as const, firstSeenAt: LONG_AGO, seenAt: LONG_AGO },
      })),
    );
    await tx
      .insert(teams)
      .values(memberships.map((_, n) => ({ id: teamIdOf(n), name: `Team ${n}`, createdAt: LONG_AGO })));
    await tx
      .insert(teamMembers)
      .values(memberships.flatMap((own, n) => own.map((one) => ({ teamId: teamIdOf(n), personId: personIdOf(one) }))));
    return repositoryId;
  });
}

export type PlantedMerge = {
  readonly number: number;
  readonly author: number;
  readonly at: string;
  /** The author's answer; null: they gave none. */
  readonly word: 'yes' | 'partly' | 'no' | null;
  /** Nothing of its survey is sealed any more. */
  readonly settled: boolean;
  /** A commit of it is signed by an agent. */
  readonly sign?: boolean;
  readonly quality?: 1 | 2 | 3;
  readonly cycleHours?: number;
  readonly lines?: number;
};

export async function plantMerges(tx: Tx, repositoryId: string, merges: readonly PlantedMerge[]): Promise<void> {
  for (const one of merges) await plantMerge(tx, repositoryId, one);
}

async function plantMerge(tx: Tx, repositoryId: string, one: PlantedMerge): Promise<void> {
  const { number, author, word, settled, sign = false, quality, cycleHours = 10, lines = 40 } = one;
  const mergedAt = new Date(one.at);
  const firstCommitAt = new Date(mergedAt.getTime() - cycleHours * 3_600_000);
  const [pullRequestId, authorId] = [pullRequestIdOf(number), accountIdOf(author)];
  await tx.insert(pullRequests).values({
    ...{ id: pullRequestId, repositoryId, number, hostId: String(number), title: `Change ${number}`, body: '' },
    ...{ url: `https://github.com/acme/web/pull/${number}`, state: 'merged' as const, draft: false, authorId },
    ...{ createdAt: firstCommitAt, firstCommitAt, hostUpdatedAt: mergedAt, mergedAt, closedAt: mergedAt },
    ...{ mergedById: authorId, mergeCommitSha: null, headRef: `change-${number}`, headSha: `sha-${number}` },
    ...{ baseRef: 'main', baseSha: 'b', requestedReviewerIds: [], requestedTeams: [], labels: [] },
    ...{ certainty: 'told' as const, face: String(number), origin: 'live' as const, readyAt: firstCommitAt },
    ...{ additions: lines, deletions: 0, files: 1, commits: 1, sizedAt: mergedAt },
  });
  if (sign)
    await tx.insert(aiEvidence).values({
      ...{ id: id('e00', number), repositoryId, about: 'commit' as const, subject: `sha-${number}` },
      ...{ tool: 'claude-code', source: 'trailer' as const, proves: 'work' as const, quote: 'q', foundAt: mergedAt },
    });
  const [surveyId, personId] = [id('e10', number), personIdOf(author)];
  const own = await tx.select().from(teamMembers).where(eq(teamMembers.personId, personId));
  await tx.insert(surveys).values({
    ...{ id: surveyId, pullRequestId, state: settled ? ('settled' as const) : ('open' as const), authorId: personId },
    ...{
      byAgent: false,
      teamIds: own.map(({ teamId }) => teamId),
      mergedAt,
      openedAt: mergedAt,
      settledAt: settled ? mergedAt : null,
    },
  });
  await tx.insert(surveyInvitations).values({
    ...{ id: id('e20', number), surveyId, personId, role: 'author' as const, state: 'asked' as const, weight: 1 },
    ...{ ai: word, answeredAt: word === null ? null : mergedAt },
  });
  if (quality !== undefined)
    await tx.insert(surveyInvitations).values({
      ...{ id: id('e30', number), surveyId, personId: personIdOf(0), role: 'reviewer' as const },
      ...{ state: 'asked' as const, weight: 1, quality, guess: 'yes' as const, answeredAt: mergedAt },
    });
}

/** Days of the week of 16 November on which these people used Copilot. */
export async function plantCopilot(
  store: Pick<Store, 'scope'>,
  numbers: readonly number[],
  daysOf: (n: number) => number,
): Promise<void> {
  await store.scope(WORKSPACE, async (tx) => {
    const [connection] = await tx.select().from(connections);
    const connectionId = connection?.id ?? '';
    const organisation = { connectionId, availability: 'available' as const, seats: 20, unassigned: 0 };
    await tx
      .insert(copilotOrganisations)
      .values({ ...organisation, checkedAt: LONG_AGO })
      .onConflictDoNothing();
    const nothing = { interactions: null, acceptances: null, linesAdded: null, agent: null, chat: null, cli: null };
    await tx.insert(copilotUserDays).values(
      numbers.flatMap((n) =>
        Array.from({ length: daysOf(n) }, (_, day) => ({
          ...{ connectionId, day: `2026-11-${16 + day}`, hostUserId: String(n), login: `w${n}`, teams: [] },
          ...{ ...nothing, suggestions: 2 },
        })),
      ),
    );
  });
}
