import { sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { arrivals, branchBreaks } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** The earliest push that brought a commit counts; of two at one instant the one that sorts first. */
export async function saveArrivals(tx: Tx, rows: readonly (typeof arrivals.$inferInsert)[]): Promise<void> {
  const conflict = sql`(repository_id, sha, branch) do update set at = excluded.at, tip = excluded.tip,
    position = excluded.position
    where (excluded.at, excluded.tip, excluded.position) < (arrivals.at, arrivals.tip, arrivals.position)`;
  await insertRows(tx, { table: arrivals, rows, conflict });
}

export async function saveBreaks(tx: Tx, rows: readonly (typeof branchBreaks.$inferInsert)[]): Promise<void> {
  await insertRows(tx, { table: branchBreaks, rows, conflict: sql`do nothing` });
}

/** Those of the branches that pull requests ask to be merged into. */
export async function listMergedInto(
  tx: Tx,
  repositoryId: RepositoryId,
  branches: readonly string[],
): Promise<ReadonlySet<string>> {
  if (branches.length === 0) return new Set();
  const rows = await tx.execute<{ name: string }>(sql`
    select name from jsonb_array_elements_text(${JSON.stringify(branches)}::text::jsonb) b(name)
    where exists (select 1 from pull_requests p where p.repository_id = ${repositoryId} and p.base_ref = b.name)`);
  return new Set(rows.map(({ name }) => name));
}
