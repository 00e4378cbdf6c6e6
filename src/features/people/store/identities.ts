import { and, eq, inArray } from 'drizzle-orm';
import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Identity } from '../domain/identity.ts';
import { identities } from '../schema.ts';

/** Strangers; those known already stay as they are. */
export async function insertIdentities(tx: Tx, rows: readonly (typeof identities.$inferInsert)[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(identities)
      .values([...rows])
      .onConflictDoNothing();
}

/** By their keys; unknown ones are left out. */
export async function listIdentities(tx: Tx, keys: readonly string[]): Promise<readonly Identity[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .select()
    .from(identities)
    .where(and(eq(identities.source, 'github'), inArray(identities.externalKey, [...keys])));
  return rows.map((row) => ({ ...row, id: row.id as IdentityId, personId: row.personId as PersonId | null }));
}

/** Those of the ids that exist, in no order. */
export async function listIdentitiesById(tx: Tx, ids: readonly IdentityId[]): Promise<readonly Identity[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(identities)
    .where(inArray(identities.id, [...ids]));
  return rows.map((row) => ({ ...row, id: row.id as IdentityId, personId: row.personId as PersonId | null }));
}
