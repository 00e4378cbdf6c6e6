import type { WorkspaceId } from '../../kit/ids.ts';
import type { SealedColumn } from '../../ports/inbound/feature.ts';
import type { Store, Tx } from '../../ports/outbound/store.ts';
import type { SecretPlace, Vault } from '../../ports/outbound/vault.ts';

export type Resealing = {
  readonly store: Pick<Store, 'scope'>;
  readonly vault: Vault;
  readonly workspaces: readonly WorkspaceId[];
  /** Every column that holds sealed secrets; each table has an `id`. */
  readonly columns: readonly SealedColumn[];
};

export type Resealed = {
  readonly resealed: number;
  /** Sealed with the newest key already. */
  readonly current: number;
  /** Rows whose key is missing, or that were changed: left as they are. */
  readonly unreadable: readonly SecretPlace[];
};

/** Rows of one transaction: a kill loses no more than that, and nobody waits long for a row. */
const PAGE = 100;

/**
 * Seals every secret anew that isn't sealed with the newest key. May be stopped anywhere, run again, and run beside a
 * working Muster, which opens old and new ones: a secret somebody replaces meanwhile is left as they put it.
 */
export async function reseal({ store, vault, workspaces, columns }: Resealing): Promise<Resealed> {
  const done = { resealed: 0, current: 0, unreadable: [] as SecretPlace[] };
  for (const workspaceId of workspaces) {
    for (const column of columns) {
      let after: string | null = null;
      do {
        const from: string | null = after;
        after = await store.scope(workspaceId, (tx) =>
          resealPage(tx, { vault, workspaceId, column, after: from, done }),
        );
      } while (after !== null);
    }
  }
  return done;
}

type Page = {
  readonly vault: Vault;
  readonly workspaceId: WorkspaceId;
  readonly column: SealedColumn;
  readonly after: string | null;
  readonly done: { resealed: number; current: number; readonly unreadable: SecretPlace[] };
};

/** @returns the last id of the page; null after the last page */
async function resealPage({ sql }: Tx, { vault, workspaceId, column, after, done }: Page): Promise<string | null> {
  const name = sql(column.column);
  const rows = await sql<{ id: string; sealed: string }[]>`
    select id::text, ${name} as sealed from ${sql(column.table)}
    where ${name} is not null and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${PAGE}`;
  for (const { id, sealed } of rows) {
    const place = { workspaceId, table: column.table, column: column.column, row: id };
    const anew = sealAnew(vault, place, sealed);
    if (anew === 'current') done.current += 1;
    else if (anew === 'unreadable') done.unreadable.push(place);
    else {
      const changed = await sql`
        update ${sql(column.table)} set ${name} = ${anew.sealed} where id = ${id}::uuid and ${name} = ${sealed} returning 1`;
      done.resealed += changed.length;
    }
  }
  return rows.length < PAGE ? null : (rows.at(-1)?.id ?? null);
}

function sealAnew(
  vault: Vault,
  place: SecretPlace,
  sealed: string,
): 'current' | 'unreadable' | { readonly sealed: string } {
  try {
    const secret = vault.open(place, sealed);
    return vault.isOld(sealed) ? { sealed: vault.seal(place, secret) } : 'current';
  } catch {
    return 'unreadable';
  }
}
