import { and, inArray, lt, sql } from 'drizzle-orm';
import type { PersonId, PullRequestId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { leaderboardMerges } from '../schema.ts';

/** Whose work a merged pull request is. */
export type Merge = {
  readonly pullRequestId: PullRequestId;
  readonly authorId: PersonId;
  readonly teamIds: readonly TeamId[];
  readonly mergedAt: Date;
};

/** Keeps the first word; does nothing when there is one. */
export async function insertMerge(tx: Tx, merge: Merge): Promise<void> {
  await tx.insert(leaderboardMerges).values(merge).onConflictDoNothing();
}

/** Those of the pull requests of which it was kept. */
export async function listMerges(
  tx: Tx,
  pullRequestIds: readonly PullRequestId[],
): Promise<ReadonlyMap<PullRequestId, Merge>> {
  if (pullRequestIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(leaderboardMerges)
    .where(inArray(leaderboardMerges.pullRequestId, [...pullRequestIds]));
  return new Map(
    rows.map((row) => [
      row.pullRequestId as PullRequestId,
      {
        pullRequestId: row.pullRequestId as PullRequestId,
        authorId: row.authorId as PersonId,
        teamIds: row.teamIds as readonly TeamId[],
        mergedAt: row.mergedAt,
      },
    ]),
  );
}

/** Whether the team merged anything that was told of before this instant. */
export async function hasMerged(tx: Tx, teamId: TeamId, before: Date): Promise<boolean> {
  const t = leaderboardMerges;
  const rows = await tx
    .select({ id: t.pullRequestId })
    .from(t)
    .where(and(sql`${t.teamIds} @> ${JSON.stringify([teamId])}::text::jsonb`, lt(t.mergedAt, before)))
    .limit(1);
  return rows.length > 0;
}
