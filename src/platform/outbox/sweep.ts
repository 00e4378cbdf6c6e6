import type { Sql } from 'postgres';

/**
 * Takes back what a dead or stuck process had claimed. What was not on the wire yet is due at once; a first post that
 * may have arrived is looked for, and an edit is repeated, after the wait that any request still on its way needs.
 */
export async function sweepLeases(sql: Sql, { readbackMs }: { readonly readbackMs: number }): Promise<number> {
  const rows = await sql`
    update outbox o set
      state = case when o.state = 'looking' or (o.state = 'posting' and o.message_ts is null) then 'unknown' else 'due' end,
      leased_until = case o.state when 'posting' then now() + ${readbackMs}::int * interval '1 millisecond'
        when 'looking' then now() end,
      last_error = case o.state when 'posting' then 'the process ended while the message was on its way' else o.last_error end
    from (
      -- Skips rows that a feature is changing: waiting for one while holding another could end in a deadlock.
      select id from outbox where state in ('leased', 'posting', 'looking') and leased_until < now() for update skip locked
    ) over
    where o.id = over.id
    returning 1`;
  return rows.length;
}
