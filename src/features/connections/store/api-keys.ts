import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ApiKeyId, PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { ApiKey } from '../domain/api-key.ts';
import { apiKeys } from '../schema.ts';

/** Those in force, oldest first. */
export async function listKeys(tx: Tx): Promise<readonly ApiKey[]> {
  const rows = await tx.select().from(apiKeys).where(isNull(apiKeys.revokedAt)).orderBy(asc(apiKeys.createdAt));
  return rows.map(toKey);
}

/** By its fingerprint; null when there is none in force. */
export async function findKey(tx: Tx, fingerprint: string): Promise<ApiKey | null> {
  const [row] = await tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.fingerprint, fingerprint), isNull(apiKeys.revokedAt)));
  return row === undefined ? null : toKey(row);
}

export async function insertKey(
  tx: Tx,
  key: Pick<ApiKey, 'id' | 'name' | 'createdAt'> & { readonly fingerprint: string; readonly createdById: PersonId },
): Promise<void> {
  await tx.insert(apiKeys).values(key);
}

/** @returns the key as it was; null when it isn't in force any more */
export async function revokeKey(tx: Tx, id: ApiKeyId, at: Date): Promise<ApiKey | null> {
  const [row] = await tx
    .update(apiKeys)
    .set({ revokedAt: at })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning();
  return row === undefined ? null : toKey(row);
}

export async function noteUse(tx: Tx, id: ApiKeyId, at: Date): Promise<void> {
  await tx.update(apiKeys).set({ usedAt: at }).where(eq(apiKeys.id, id));
}

function toKey(row: typeof apiKeys.$inferSelect): ApiKey {
  return { id: row.id as ApiKeyId, name: row.name, createdAt: row.createdAt, usedAt: row.usedAt };
}
