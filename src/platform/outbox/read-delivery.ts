import { sqlText } from '../../kit/sql-text.ts';
import type { Delivery } from '../../ports/outbound/outbox.ts';
import type { Tx } from '../../ports/outbound/store.ts';

/** What became of the message of this key in the transaction's workspace. A lost answer counts as waiting until it is found. */
export async function readDelivery(tx: Tx, key: string): Promise<Delivery> {
  const [row] = await tx.run<{ state: string; atMs: number | null }>(sqlText`
    select state, case when message_ts is null then null else (extract(epoch from first_sent_at) * 1000)::float8 end as "atMs"
    from outbox
    where workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid and key = ${key}::text`);
  if (row === undefined) return { kind: 'never' };
  if (row.atMs !== null) return { kind: 'sent', at: new Date(row.atMs) };
  return row.state === 'dead' || row.state === 'dropped' ? { kind: 'never' } : { kind: 'waiting' };
}
