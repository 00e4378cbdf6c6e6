import type { Sql } from 'postgres';
import type { Claimed } from './row.ts';

export type Sent = {
  readonly ts: string;
  readonly shownVersion: number;
  readonly now: Date;
  readonly channelMs: number;
  readonly editMs: number;
};

/**
 * Slack has it. A card that changed meanwhile is due again, after the pause between two edits. Also true for a row
 * that the sweep has called unknown in the meantime. Ends the workspace's pause: its connection works.
 * @returns false when the lease was lost; the message is then found by reading back
 */
export async function markSent(sql: Sql, row: Claimed, sent: Sent): Promise<boolean> {
  const now = sent.now.toISOString();
  const rows = await sql`
    with resumed as (delete from outbox_budgets where workspace_id = ${row.workspaceId}::uuid and method = 'all'),
    calm as (delete from outbox_problems where workspace_id = ${row.workspaceId}::uuid and scope = 'connection'),
    paced as (
      insert into outbox_lanes (workspace_id, lane, next_at)
      select ${row.workspaceId}::uuid, ${row.lane}::text, ${now}::timestamptz + ${sent.channelMs}::int * interval '1 millisecond'
      where ${row.step}::text <> 'edit'
      on conflict (workspace_id, lane) do update set next_at = excluded.next_at
    )
    update outbox set
      state = case when form = 'card' and wanted_version > ${sent.shownVersion}::int then 'due' else 'sent' end,
      shown_version = ${sent.shownVersion}::int, message_ts = ${sent.ts}::text, sent_at = ${now}::timestamptz,
      due_at = ${now}::timestamptz + ${sent.editMs}::int * interval '1 millisecond',
      leased_until = null, attempts = 0, faults = 0, last_error = null, dead_reason = null
    where id = ${row.id}::bigint and lease = ${row.lease}::uuid and state in ('posting', 'unknown', 'looking')
    returning 1`;
  return rows.length > 0;
}
