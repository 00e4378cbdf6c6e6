import { eq, inArray } from 'drizzle-orm';
import type { PersonId } from '../../../../kit/ids.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { kpiAiOptIns as t } from '../../schema.ts';

/** Those of the people who let their leads see their attribution. */
export async function listOptedIn(tx: Tx, personIds: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  if (personIds.length === 0) return new Set();
  const rows = await tx
    .select({ id: t.personId })
    .from(t)
    .where(inArray(t.personId, [...personIds]));
  return new Set(rows.map(({ id }) => id as PersonId));
}

/** Does nothing when it is so already. */
export async function saveOptIn(
  tx: Tx,
  { personId, isIn, at }: { readonly personId: PersonId; readonly isIn: boolean; readonly at: Date },
): Promise<void> {
  if (isIn) await tx.insert(t).values({ personId, at }).onConflictDoNothing();
  else await tx.delete(t).where(eq(t.personId, personId));
}
