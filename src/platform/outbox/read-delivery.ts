import type { SlackChannelId } from '../../kit/ids.ts';
import { sqlText } from '../../kit/sql-text.ts';
import type { Delivery } from '../../ports/outbound/outbox.ts';
import type { Tx } from '../../ports/outbound/store.ts';

/** What became of the message of this key in the transaction's workspace. A lost answer counts as waiting until it is found. */
export async function readDelivery(tx: Tx, key: string): Promise<Delivery> {
  const [row] = await tx.run<Row>(sqlText`
    select state, channel_id as "channelId", message_ts as ts,
      (extract(epoch from first_sent_at) * 1000)::float8 as "atMs"
    from outbox
    where workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid and key = ${key}::text`);
  if (row === undefined) return { kind: 'never' };
  const { channelId, ts, atMs } = row;
  if (ts !== null && atMs !== null && channelId !== null)
    return { kind: 'sent', at: new Date(atMs), channelId: channelId as SlackChannelId, ts };
  return row.state === 'dead' || row.state === 'dropped' ? { kind: 'never' } : { kind: 'waiting' };
}

type Row = {
  readonly state: string;
  readonly channelId: string | null;
  readonly ts: string | null;
  readonly atMs: number | null;
};
