import { and, asc, eq, gte, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { InvitationId, PersonId, PullRequestId, SurveyId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Asked, AuthorWord, JudgedGuess, Rating } from '../domain/verdict.ts';
import { surveys, surveyInvitations as t } from '../schema.ts';

/**
 * Judged guesses about pull requests merged in a time, oldest merge first. Only of settled surveys: while one reviewer
 * hasn't been told, another one's count of right guesses would tell them.
 */
export async function listVerdicts(tx: Tx, asked: Asked): Promise<readonly JudgedGuess[]> {
  const rows = await select(tx, and(settledIn(asked), isNotNull(t.revealedAt), isNotNull(t.truth), isNotNull(t.guess)));
  return rows.flatMap(toJudged);
}

/** Everything one player was told, in the order of their reveals: for their own eyes alone. */
export async function listOwnVerdicts(tx: Tx, personId: PersonId): Promise<readonly (JudgedGuess & { at: Date })[]> {
  const own = and(eq(t.personId, personId), isNotNull(t.revealedAt), isNotNull(t.truth), isNotNull(t.guess));
  const rows = await select(tx, own).orderBy(asc(t.revealedAt), asc(t.id));
  return rows.flatMap((row) => toJudged(row).map((one) => ({ ...one, at: row.invitation.revealedAt ?? one.mergedAt })));
}

/** What reviewers thought of pull requests merged in a time; only of settled surveys. */
export async function listRatings(tx: Tx, asked: Asked): Promise<readonly Rating[]> {
  const rows = await select(tx, and(settledIn(asked), eq(t.role, 'reviewer'), isNotNull(t.quality)));
  return rows.flatMap((row) => {
    const { quality, personId, weight } = row.invitation;
    return quality === null ? [] : [{ ...countedOf(row), raterId: personId as PersonId, quality, weight }];
  });
}

/** What authors said of pull requests merged in a time; only of settled surveys. */
export async function listWords(tx: Tx, asked: Asked): Promise<readonly AuthorWord[]> {
  const rows = await select(tx, and(settledIn(asked), eq(t.role, 'author'), isNotNull(t.ai)));
  return rows.map(toWord);
}

/** What somebody said of these pull requests of their own; only of settled surveys. For their own eyes. */
export async function listOwnWords(
  tx: Tx,
  { authorId, pullRequestIds }: { readonly authorId: PersonId; readonly pullRequestIds: readonly PullRequestId[] },
): Promise<readonly AuthorWord[]> {
  if (pullRequestIds.length === 0) return [];
  const own = and(eq(surveys.authorId, authorId), inArray(surveys.pullRequestId, [...pullRequestIds]));
  const rows = await select(
    tx,
    and(own, eq(surveys.state, 'settled'), eq(t.role, 'author'), eq(t.personId, authorId), isNotNull(t.ai)),
  );
  return rows.map(toWord);
}

function settledIn({ mergedFrom, mergedTo, teamId = null }: Asked): SQL | undefined {
  return and(
    ownWorkspace,
    eq(surveys.state, 'settled'),
    gte(surveys.mergedAt, mergedFrom),
    lt(surveys.mergedAt, mergedTo),
    teamId === null ? undefined : sql`${surveys.teamIds} @> ${JSON.stringify([teamId])}::text::jsonb`,
  );
}

/** Row-level security says the same; naming it lets the index serve. */
const ownWorkspace = sql`${surveys.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;

function select(tx: Tx, where: SQL | undefined) {
  return tx
    .select({ invitation: t, survey: surveys })
    .from(t)
    .innerJoin(surveys, eq(surveys.id, t.surveyId))
    .where(where)
    .orderBy(asc(surveys.mergedAt), asc(t.id))
    .$dynamic();
}

type Row = { readonly invitation: typeof t.$inferSelect; readonly survey: typeof surveys.$inferSelect };

function toJudged(row: Row): readonly JudgedGuess[] {
  const { id, personId, guess, confidence, truth, scored, correct, weight } = row.invitation;
  if (guess === null || truth === null || correct === null) return [];
  const own = { invitationId: id as InvitationId, playerId: personId as PersonId };
  return [{ ...countedOf(row), ...own, guess, confidence, truth, scored: scored === true, correct, weight }];
}

function toWord(row: Row): AuthorWord {
  const { ai, weight } = row.invitation;
  return { ...countedOf(row), truth: ai === 'no' ? 'no' : 'yes', byAgent: row.survey.byAgent, weight };
}

function countedOf({ survey }: Row) {
  return {
    surveyId: survey.id as SurveyId,
    pullRequestId: survey.pullRequestId as PullRequestId,
    authorId: survey.authorId as PersonId,
    teamIds: survey.teamIds as readonly TeamId[],
    mergedAt: survey.mergedAt,
  };
}
