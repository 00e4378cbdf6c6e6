import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { commits, pullRequestCommits, pullRequestFiles } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A commit never changes; what else is told of it (its parents, its push, its author's account) is added. */
export async function saveCommits(tx: Tx, rows: readonly (typeof commits.$inferInsert)[]): Promise<void> {
  const conflict = sql`(repository_id, sha) do update set
    parents = case when excluded.parents = '[]'::jsonb then commits.parents else excluded.parents end,
    pushed_at = least(commits.pushed_at, excluded.pushed_at),
    on_default_branch = commits.on_default_branch or excluded.on_default_branch,
    author_id = coalesce(commits.author_id, excluded.author_id)`;
  await insertRows(tx, { table: commits, rows, conflict });
}

/** Those of the shas that were told of. */
export async function listKnownShas(
  tx: Tx,
  repositoryId: RepositoryId,
  shas: readonly string[],
): Promise<ReadonlySet<string>> {
  if (shas.length === 0) return new Set();
  const rows = await tx
    .select({ sha: commits.sha })
    .from(commits)
    .where(and(eq(commits.repositoryId, repositoryId), inArray(commits.sha, [...shas])));
  return new Set(rows.map(({ sha }) => sha));
}

export async function saveCommitTies(tx: Tx, rows: readonly (typeof pullRequestCommits.$inferInsert)[]): Promise<void> {
  await insertRows(tx, { table: pullRequestCommits, rows, conflict: sql`do nothing` });
}

export async function saveFiles(tx: Tx, rows: readonly (typeof pullRequestFiles.$inferInsert)[]): Promise<void> {
  await insertRows(tx, { table: pullRequestFiles, rows, conflict: sql`do nothing` });
}
