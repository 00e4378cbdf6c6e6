import { and, asc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { surveyInvitations, surveys } from '../schema.ts';

/** A scored guess about a team's pull request, once nothing of its survey is sealed any more. */
export type SettledGuess = {
  readonly authorId: PersonId;
  readonly mergedAt: Date;
  readonly settledAt: Date;
  readonly correct: boolean;
};

/** By the merge, oldest first. */
export async function listTeamGuesses(
  tx: Tx,
  { teamId, mergedFrom, mergedTo }: { readonly teamId: TeamId; readonly mergedFrom: Date; readonly mergedTo: Date },
): Promise<readonly SettledGuess[]> {
  const rows = await tx
    .select({
      authorId: surveys.authorId,
      mergedAt: surveys.mergedAt,
      settledAt: surveys.settledAt,
      correct: surveyInvitations.correct,
    })
    .from(surveys)
    .innerJoin(surveyInvitations, eq(surveyInvitations.surveyId, surveys.id))
    .where(
      and(
        // Row-level security says the same; naming it lets the index serve.
        sql`${surveys.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`,
        ...[eq(surveys.state, 'settled'), gte(surveys.mergedAt, mergedFrom), lt(surveys.mergedAt, mergedTo)],
        ...[sql`${surveys.teamIds} @> ${JSON.stringify([teamId])}::text::jsonb`, isNotNull(surveys.settledAt)],
        ...[eq(surveyInvitations.scored, true), isNotNull(surveyInvitations.correct), isNotNull(surveys.authorId)],
      ),
    )
    .orderBy(asc(surveys.mergedAt), asc(surveyInvitations.id));
  return rows.flatMap(({ authorId, mergedAt, settledAt, correct }) =>
    authorId === null || settledAt === null || correct === null
      ? []
      : [{ authorId: authorId as PersonId, mergedAt, settledAt, correct }],
  );
}
