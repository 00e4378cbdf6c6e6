import type { Sql } from 'postgres';

/** Days a settled note is kept, and with it the memory that its key was said. House rule. */
const KEEP_DAYS = 30;

/** Forgets notes settled long ago, in portions so that no lock is held long. Cards stay: they may change. @returns how many */
export async function purgeOutbox(sql: Sql, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEEP_DAYS * 24 * 3_600_000).toISOString();
  await sql`delete from outbox_lanes where next_at < ${before}::timestamptz`;
  for (let purged = 0; ; ) {
    const rows = await sql`
      delete from outbox where ctid in (
        select ctid from outbox
        where form = 'note' and state in ('sent', 'dropped', 'dead') and enqueued_at < ${before}::timestamptz and due_at < ${before}::timestamptz
        limit 1000)
      returning 1`;
    purged += rows.length;
    if (rows.length < 1000) return purged;
  }
}
