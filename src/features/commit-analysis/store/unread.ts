import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import { commitEstimates } from '../schema.ts';

/** Commits of these repositories whose diffs are still to be read, newest first. */
export async function listUnread(tx: Tx, repositoryKeys: readonly string[], limit: number) {
  if (repositoryKeys.length === 0) return [];
  const { repositoryKey, sha, basis, authoredAt } = commitEstimates;
  return tx
    .select({ repositoryKey, sha })
    .from(commitEstimates)
    .where(and(eq(basis, 'sizes'), inArray(repositoryKey, [...repositoryKeys])))
    .orderBy(desc(authoredAt), desc(sha))
    .limit(limit);
}

/** The host has no such commit any more: its sizes are all there will ever be. */
export async function markGone(tx: Tx, at: { readonly repositoryKey: string; readonly sha: string }): Promise<void> {
  await tx
    .update(commitEstimates)
    .set({ basis: 'gone' })
    .where(
      and(
        ...[eq(commitEstimates.repositoryKey, at.repositoryKey), eq(commitEstimates.sha, at.sha)],
        eq(commitEstimates.basis, 'sizes'),
      ),
    );
}
