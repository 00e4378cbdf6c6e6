import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { issueRefs, taskTies } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** Puts what these pull requests name now in the place of what they named. */
export async function saveIssueRefs(
  tx: Tx,
  repositoryId: RepositoryId,
  { renamed, refs }: { readonly renamed: readonly number[]; readonly refs: readonly (typeof issueRefs.$inferInsert)[] },
): Promise<void> {
  const t = issueRefs;
  if (renamed.length > 0)
    await tx.delete(t).where(and(eq(t.repositoryId, repositoryId), inArray(t.number, [...renamed])));
  await insertRows(tx, { table: t, rows: refs, conflict: sql`do nothing` });
}

/** Tasks that these pull requests are tied to, an entry for each pair. */
export async function listTiedTasks(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  if (numbers.length === 0) return [];
  const t = taskTies;
  return tx
    .select({ number: t.number, taskId: t.taskId })
    .from(t)
    .where(and(eq(t.repositoryId, repositoryId), inArray(t.number, [...numbers])));
}
