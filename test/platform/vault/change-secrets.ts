import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../../src/kit/ids.ts';
import type { Vault } from '../../../src/ports/outbound/vault.ts';

/** A stored secret and what it should say. */
export type KnownSecret = { readonly id: string; readonly workspaceId: WorkspaceId; text: string };

export type ChangeLoad = {
  /** Secrets read, opened and replaced. */
  readonly changes: number;
  readonly seconds: number;
  /** Why one couldn't be opened, or said something else. */
  readonly failures: readonly string[];
};

export const placeOf = ({ id, workspaceId }: Pick<KnownSecret, 'id' | 'workspaceId'>) => ({
  ...{ workspaceId, table: 'connections', column: 'token', row: id },
});

/** Connections with a sealed token each. */
export async function plantSecrets(
  sql: Sql,
  { vault, workspaceId, count }: { readonly vault: Vault; readonly workspaceId: WorkspaceId; readonly count: number },
): Promise<KnownSecret[]> {
  const all = Array.from({ length: count }, (_, n): KnownSecret => {
    const id = `0190d000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    return { id, workspaceId, text: `token-${n}` };
  });
  const rows = all.map((one) => ({ id: one.id, token: vault.seal(placeOf(one), one.text), account: one.text }));
  await sql`
    insert into connections (id, workspace_id, source, via, account, token, state, connected_at)
    select r.id, ${workspaceId}, 'github', 'token', r.account, r.token, 'open', now()
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id uuid, token text, account text)`;
  return all;
}

/**
 * As a working Muster does while keys are changed: opens secrets and puts others in their place, one after the other, until
 * `work` has ended. What is known of them is kept up to date.
 * @param pause waits until the next one is due; absent: as many as go
 */
export async function changeSecretsWhile(
  { sql, vault, known, pause }: { sql: Sql; vault: Vault; known: KnownSecret[]; pause?: (n: number) => Promise<void> },
  work: Promise<unknown>,
): Promise<ChangeLoad> {
  const failures: string[] = [];
  const startedAt = performance.now();
  let [changes, over] = [0, false];
  const ended = work.finally(() => {
    over = true;
  });
  ended.catch(() => {});
  for (let n = 0; !over; n += 1) {
    const one = known[(n * 37) % known.length];
    if (one === undefined) throw new Error('no secrets');
    const failure = await changeOne(sql, vault, one, `changed-${n}`);
    if (failure === null) changes += 1;
    else failures.push(failure);
    await pause?.(n + 1);
  }
  await ended;
  return { changes, seconds: (performance.now() - startedAt) / 1_000, failures };
}

async function changeOne(sql: Sql, vault: Vault, one: KnownSecret, text: string): Promise<string | null> {
  try {
    const [row] = await sql`select token from connections where id = ${one.id}`;
    const said = vault.open(placeOf(one), row?.token);
    if (said !== one.text) return `${one.id} says ${said} instead of ${one.text}`;
    await sql`update connections set token = ${vault.seal(placeOf(one), text)} where id = ${one.id}`;
    one.text = text;
    return null;
  } catch (error) {
    return String(error);
  }
}

/** Those that don't open by this vault alone, or say something else. */
export async function listWrong(sql: Sql, vault: Vault, known: readonly KnownSecret[]): Promise<readonly string[]> {
  const rows = await sql<{ id: string; token: string }[]>`select id, token from connections`;
  const tokens = new Map(rows.map(({ id, token }) => [id, token]));
  return known.flatMap((one) => {
    try {
      return vault.open(placeOf(one), tokens.get(one.id) ?? '') === one.text ? [] : [`${one.id} says something else`];
    } catch (error) {
      return [`${one.id}: ${error}`];
    }
  });
}
