import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { commits, pullRequestCommits, pullRequestFiles } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/**
 * A commit never changes, but pushes tell less of it than lists do: neither parents nor its author's account, and one
 * instant for both. So a list's word replaces a push's, and what only pushes know is added.
 */
export async function saveCommits(tx: Tx, rows: readonly (typeof commits.$inferInsert)[]): Promise<void> {
  const listed = sql`excluded.parents <> '[]'::jsonb or commits.parents = '[]'::jsonb`;
  const conflict = sql`(repository_id, sha) do update set
    parents = case when ${listed} then excluded.parents else commits.parents end,
    authored_at = case when ${listed} then excluded.authored_at else commits.authored_at end,
    committed_at = case when ${listed} then excluded.committed_at else commits.committed_at end,
    author_id = coalesce(case when ${listed} then excluded.author_id end, commits.author_id),
    additions = coalesce(excluded.additions, commits.additions),
    deletions = coalesce(excluded.deletions, commits.deletions),
    pushed_at = least(commits.pushed_at, excluded.pushed_at),
    on_default_branch = commits.on_default_branch or excluded.on_default_branch`;
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
