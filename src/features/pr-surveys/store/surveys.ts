import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PersonId, PullRequestId, SurveyId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Survey } from '../domain/survey.ts';
import { surveys } from '../schema.ts';

export async function findSurvey(tx: Tx, id: SurveyId): Promise<Survey | null> {
  const [row] = await tx.select().from(surveys).where(eq(surveys.id, id));
  return row === undefined ? null : toSurvey(row);
}

/**
 * Whoever decides whom to ask about a pull request does so alone until the transaction ends: between a look at its reviews
 * and the survey another one may be told of, which then belongs to nobody. Before every other lock.
 */
export async function holdMerge(tx: Tx, pullRequestId: PullRequestId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`survey of ${pullRequestId}`}, 0))`);
}

export async function findSurveyOf(tx: Tx, pullRequestId: PullRequestId): Promise<Survey | null> {
  const [row] = await tx.select().from(surveys).where(eq(surveys.pullRequestId, pullRequestId));
  return row === undefined ? null : toSurvey(row);
}

export async function listSurveysById(tx: Tx, ids: readonly SurveyId[]): Promise<readonly Survey[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(surveys)
    .where(inArray(surveys.id, [...ids]));
  return rows.map(toSurvey);
}

/**
 * Holds surveys until the transaction ends: what is answered, closed and revealed of one goes one after the other. In one
 * order, and before any card, so that nobody waits for somebody who waits.
 */
export async function lockSurveys(tx: Tx, ids: readonly SurveyId[]): Promise<readonly Survey[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(surveys)
    .where(inArray(surveys.id, [...ids]))
    .orderBy(asc(surveys.id))
    .for('update');
  return rows.map(toSurvey);
}

/** @returns false when the pull request has a survey already */
export async function insertSurvey(tx: Tx, survey: Survey): Promise<boolean> {
  const rows = await tx
    .insert(surveys)
    .values({ ...survey, teamIds: [...survey.teamIds] })
    .onConflictDoNothing()
    .returning({ id: surveys.id });
  return rows.length > 0;
}

/** What was decided of one that waited. @returns false when it doesn't wait any more */
export async function decideSurvey(tx: Tx, survey: Survey): Promise<boolean> {
  const { id, state, skipped, authorId, byAgent, teamIds } = survey;
  const rows = await tx
    .update(surveys)
    .set({ state, skipped, authorId, byAgent, teamIds: [...teamIds] })
    .where(and(eq(surveys.id, id), eq(surveys.state, 'waiting')))
    .returning({ id: surveys.id });
  return rows.length > 0;
}

/** One that nobody was asked about yet is given up. */
export async function skipSurvey(tx: Tx, id: SurveyId, skipped: NonNullable<Survey['skipped']>): Promise<void> {
  await tx
    .update(surveys)
    .set({ state: 'skipped', skipped })
    .where(and(eq(surveys.id, id), eq(surveys.state, 'open')));
}

/** The first reveal; later ones change nothing. */
export async function lockWord(tx: Tx, id: SurveyId, at: Date): Promise<void> {
  await tx
    .update(surveys)
    .set({ lockedAt: at })
    .where(and(eq(surveys.id, id), isNull(surveys.lockedAt)));
}

/** @returns false when it was settled before, or asks nobody */
export async function claimSettled(tx: Tx, id: SurveyId, at: Date): Promise<boolean> {
  const rows = await tx
    .update(surveys)
    .set({ state: 'settled', settledAt: at })
    .where(and(eq(surveys.id, id), eq(surveys.state, 'open')))
    .returning({ id: surveys.id });
  return rows.length > 0;
}

export function toSurvey({ workspaceId: _, ...row }: typeof surveys.$inferSelect): Survey {
  return {
    ...row,
    id: row.id as SurveyId,
    pullRequestId: row.pullRequestId as PullRequestId,
    authorId: row.authorId as PersonId | null,
    teamIds: row.teamIds as readonly TeamId[],
  };
}
