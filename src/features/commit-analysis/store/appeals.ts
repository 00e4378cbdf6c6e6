import { and, eq, isNull, sql } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Appeal } from '../domain/appeal.ts';
import { commitAppeals, commitEstimates } from '../schema.ts';

/** All that stand in the workspace. */
export async function listStandingAppeals(tx: Tx): Promise<readonly Appeal[]> {
  const rows = await tx
    .select({
      id: commitAppeals.id,
      commitId: commitAppeals.commitId,
      personId: commitAppeals.personId,
      suggested: commitAppeals.suggested,
      value: sql<number>`coalesce(${commitEstimates.refinedValue}, ${commitEstimates.value})`,
    })
    .from(commitAppeals)
    .innerJoin(commitEstimates, eq(commitEstimates.id, commitAppeals.commitId))
    .where(isNull(commitAppeals.undoneAt));
  return rows.map((row) => ({ ...row, personId: row.personId as PersonId }));
}

/** A newer word takes the place of the same person's former one. */
export async function insertAppeal(
  tx: Tx,
  row: Omit<typeof commitAppeals.$inferInsert, 'workspaceId' | 'undoneAt'>,
): Promise<void> {
  await takeBackAppeal(tx, { commitId: row.commitId, personId: row.personId as PersonId, at: row.at });
  await tx.insert(commitAppeals).values(row).onConflictDoNothing();
}

/** @returns false when none of theirs stands */
export async function takeBackAppeal(
  tx: Tx,
  { commitId, personId, at }: { readonly commitId: string; readonly personId: PersonId; readonly at: Date },
): Promise<boolean> {
  const taken = await tx
    .update(commitAppeals)
    .set({ undoneAt: at })
    .where(
      and(eq(commitAppeals.commitId, commitId), eq(commitAppeals.personId, personId), isNull(commitAppeals.undoneAt)),
    )
    .returning({ id: commitAppeals.id });
  return taken.length > 0;
}
