import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Fingerprint } from '../domain/fingerprint.ts';
import { commitEstimates, commitShares } from '../schema.ts';

export type NewEstimate = Omit<typeof commitEstimates.$inferInsert, 'workspaceId'> & {
  readonly shares: ReadonlyMap<string, number>;
};

/**
 * Keeps what a commit weighs by its diff; what was estimated from sizes gives way, under the id it has.
 * @returns its id; null when somebody else has weighed it meanwhile: then nothing is written
 */
export async function saveEstimate(tx: Tx, { shares, ...row }: NewEstimate): Promise<string | null> {
  const { value, lowHours, highHours, reasons, weighedAt, basis, refinement, changeKey, undoKey } = row;
  const [written] = await tx
    .insert(commitEstimates)
    .values(row)
    .onConflictDoUpdate({
      target: [commitEstimates.workspaceId, commitEstimates.repositoryKey, commitEstimates.sha],
      set: { value, lowHours, highHours, reasons, weighedAt, basis, refinement, changeKey, undoKey },
      setWhere: eq(commitEstimates.basis, 'sizes'),
    })
    .returning({ id: commitEstimates.id });
  if (written === undefined) return null;
  await insertShares(tx, [{ ...row, id: written.id, shares }]);
  return written.id;
}

/** Keeps many at once; what is weighed already stays. */
export async function insertEstimates(tx: Tx, rows: readonly NewEstimate[]): Promise<void> {
  if (rows.length === 0) return;
  const written = await tx
    .insert(commitEstimates)
    .values(rows.map(({ shares: _, ...row }) => row))
    .onConflictDoNothing()
    .returning({ id: commitEstimates.id });
  const fresh = new Set(written.map(({ id }) => id));
  await insertShares(
    tx,
    rows.filter(({ id }) => fresh.has(id)),
  );
}

/** Whose a commit is doesn't change with what it weighs. */
async function insertShares(tx: Tx, rows: readonly Pick<NewEstimate, 'id' | 'authoredAt' | 'shares'>[]): Promise<void> {
  const all = rows.flatMap(({ id: commitId, authoredAt, shares }) =>
    [...shares].map(([identityId, share]) => ({ commitId, identityId, share, authoredAt })),
  );
  if (all.length > 0) await tx.insert(commitShares).values(all).onConflictDoNothing();
}

type Known = Pick<typeof commitEstimates.$inferSelect, 'id' | 'sha' | 'refinement' | 'basis'>;

/** Those of the shas that are weighed. */
export async function listWeighed(tx: Tx, repositoryKey: string, shas: readonly string[]): Promise<readonly Known[]> {
  if (shas.length === 0) return [];
  return tx
    .select({
      ...{ id: commitEstimates.id, sha: commitEstimates.sha },
      ...{ refinement: commitEstimates.refinement, basis: commitEstimates.basis },
    })
    .from(commitEstimates)
    .where(and(eq(commitEstimates.repositoryKey, repositoryKey), inArray(commitEstimates.sha, [...shas])));
}

/** Whether the same change, or the one it undoes, was weighed under another commit of the repository. */
export async function findTwins(
  tx: Tx,
  at: { readonly repositoryKey: string; readonly sha: string },
  fingerprint: Fingerprint | null,
): Promise<{ readonly copy: boolean; readonly undo: boolean }> {
  if (fingerprint === null) return { copy: false, undo: false };
  const { change, undo } = fingerprint;
  const rows = await tx
    .select({ changeKey: commitEstimates.changeKey })
    .from(commitEstimates)
    .where(
      and(
        ...[eq(commitEstimates.repositoryKey, at.repositoryKey), ne(commitEstimates.sha, at.sha)],
        inArray(commitEstimates.changeKey, [change, undo]),
      ),
    );
  return { copy: rows.some((row) => row.changeKey === change), undo: rows.some((row) => row.changeKey === undo) };
}

/**
 * Two jobs may weigh copies of one change at once: the second waits and then sees the first. One lock for the whole
 * workspace, so that batches over several repositories never wait for each other in a circle.
 */
export async function lockValues(tx: Tx): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('commit-analysis ' || current_setting('app.workspace_id'), 0))`,
  );
}

/** What became of asking a model; a row that was answered before stays. */
export async function saveRefinement(
  tx: Tx,
  id: string,
  refined: Pick<typeof commitEstimates.$inferInsert, 'refinement' | 'refinedValue' | 'refinedBy' | 'reasons'>,
): Promise<void> {
  await tx
    .update(commitEstimates)
    .set(refined)
    .where(and(eq(commitEstimates.id, id), eq(commitEstimates.refinement, 'waiting')));
}

/** What counts already under other commits weighs nothing here; its reasons say so. */
export async function markCopy(
  tx: Tx,
  { repositoryKey, sha }: { readonly repositoryKey: string; readonly sha: string },
): Promise<void> {
  const reasons = [{ code: 'copy' as const, amount: 1 }];
  await tx
    .update(commitEstimates)
    .set({
      value: 0,
      lowHours: 0,
      highHours: 0,
      reasons,
      basis: 'diff',
      refinement: 'none',
      refinedValue: null,
      refinedBy: null,
    })
    .where(and(eq(commitEstimates.repositoryKey, repositoryKey), eq(commitEstimates.sha, sha)));
}
