import { eq, inArray, sql } from 'drizzle-orm';
import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import { listText } from '../../../kit/sql-text.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { Decided } from '../domain/decisions.ts';
import type { Identity } from '../domain/identity.ts';
import type { Match } from '../domain/match.ts';
import { identities } from '../schema.ts';

export type IdentityRow = typeof identities.$inferSelect;

/** By their keys; unknown ones are left out. */
export async function listIdentityRows(tx: Tx, keys: readonly string[]): Promise<readonly IdentityRow[]> {
  if (keys.length === 0) return [];
  return tx.kept(byKeys, { keys: listText(keys) });
}

const byKeys = (db: Builder) =>
  db
    .select()
    .from(identities)
    .where(sql`${identities.externalKey} = any(${sql.placeholder('keys')}::text[])`);

/** Strangers; those known already stay as they are. @returns the rows that are new */
export async function insertIdentities(
  tx: Tx,
  rows: readonly (typeof identities.$inferInsert)[],
): Promise<readonly IdentityRow[]> {
  if (rows.length === 0) return [];
  return tx
    .insert(identities)
    .values([...rows])
    .onConflictDoNothing()
    .returning();
}

/** What a newer word says of login, name and public address. */
export async function saveProfile(
  tx: Tx,
  id: IdentityId,
  told: Partial<Pick<IdentityRow, 'login' | 'name' | 'email' | 'bot' | 'seenAt'>>,
): Promise<void> {
  await tx.update(identities).set(told).where(eq(identities.id, id));
}

/** Whom it is by Muster's rules; call it under `lockIdentities`. */
export async function saveMatch(tx: Tx, { id, version }: Identity, match: Match): Promise<void> {
  await tx
    .update(identities)
    .set({ ...match, version: version + 1 })
    .where(eq(identities.id, id));
}

/** Whom a person says it is; from now on it stands alone. Call it under `lockIdentities`. */
export async function saveDecision(tx: Tx, { id, version }: Identity, decided: Decided): Promise<void> {
  await tx
    .update(identities)
    .set({ ...decided, refusedIds: [...decided.refusedIds], joinsId: null, version: version + 1 })
    .where(eq(identities.id, id));
}

/** Whom an admin asks. */
export async function saveAsked(tx: Tx, id: IdentityId, personId: PersonId): Promise<void> {
  await tx.update(identities).set({ askedId: personId }).where(eq(identities.id, id));
}

/** Those of the ids that exist. */
export async function listIdentitiesById(tx: Tx, ids: readonly string[]): Promise<readonly Identity[]> {
  if (ids.length === 0) return [];
  return (await tx.kept(byIds, { ids: listText(ids) })).map(toIdentity);
}

const byIds = (db: Builder) =>
  db
    .select()
    .from(identities)
    .where(sql`${identities.id} = any(${sql.placeholder('ids')}::uuid[])`);

/** Everything linked to these people: accounts, and addresses of commits. */
export async function listIdentitiesOf(tx: Tx, personIds: readonly PersonId[]): Promise<readonly Identity[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(identities)
    .where(inArray(identities.personId, [...personIds]))
    .orderBy(identities.firstSeenAt, identities.id);
  return rows.map(toIdentity);
}

/** Accounts by the host's ids; those never met are missing from the answer. */
export async function resolveAccounts(tx: Tx, hostIds: readonly string[]): Promise<ReadonlyMap<string, Identity>> {
  const rows = await listIdentityRows(
    tx,
    hostIds.map((id) => `account:${id}`),
  );
  return new Map(rows.map((row) => [row.externalKey.slice('account:'.length), toIdentity(row)]));
}

export function toIdentity(row: IdentityRow): Identity {
  const { workspaceId, source, firstSeenAt, seenAt, ...identity } = row;
  return {
    ...identity,
    id: row.id as IdentityId,
    personId: row.personId as PersonId | null,
    joinsId: row.joinsId as IdentityId | null,
    refusedIds: row.refusedIds as PersonId[],
    askedId: row.askedId as PersonId | null,
  };
}
