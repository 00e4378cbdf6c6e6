import type { Sql } from 'postgres';
import type { SlackChannelId } from '../../kit/ids.ts';
import { isBlocked } from './budget.ts';
import type { Claimed } from './row.ts';

export type Posting = { readonly channelId: SlackChannelId; readonly now: Date; readonly leaseMs: number };

/**
 * Says in the store, before a byte leaves, that the message may be on the wire; the lease begins anew. From its commit
 * on a first post is never sent again without a look.
 * @returns false when the lease was lost or Slack has asked for a pause: nothing may be sent
 */
export async function markPosting(sql: Sql, row: Claimed, { channelId, now, leaseMs }: Posting): Promise<boolean> {
  const at = now.toISOString();
  const rows = await sql`
    update outbox set state = 'posting', channel_id = ${channelId}::text,
      leased_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond',
      first_sent_at = case when message_ts is null then coalesce(first_sent_at, ${at}::timestamptz) else first_sent_at end
    where id = ${row.id}::bigint and lease = ${row.lease}::uuid and state = 'leased' and leased_until > clock_timestamp()
      and not exists (
        select 1 from outbox_budgets b
        where b.workspace_id = ${row.workspaceId}::uuid and b.method = ${row.step}::text and ${isBlocked(sql, at)})
    returning 1`;
  return rows.length > 0;
}
