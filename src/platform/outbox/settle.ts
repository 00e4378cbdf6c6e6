import type { Sql } from 'postgres';
import type { Claimed, RowState } from './row.ts';

export type Settlement = {
  /** States in which the mark still holds; in any other somebody else has taken over. */
  readonly from: readonly RowState[];
  readonly to: RowState;
  /** By the clock port; unchanged when absent. */
  readonly dueAt?: Date;
  /** Nobody touches the row for so many milliseconds of the database's time; null or absent: free at once. */
  readonly holdMs?: number | null;
  readonly attempts?: number;
  readonly faults?: number;
  readonly dmTurnAt?: Date | null;
  readonly error?: string | null;
  readonly deadReason?: string;
  /** Forget the message that was edited: the next claim posts anew. */
  readonly repost?: boolean;
  /** This version needs no showing any more. */
  readonly shown?: number;
};

/**
 * Ends a claim. Does nothing when the lease has passed to somebody else. A card that changed meanwhile is due again
 * instead of settled.
 * @returns false when the lease was lost
 */
export async function settle(sql: Sql, row: Claimed, to: Settlement): Promise<boolean> {
  const quiet = to.to === 'sent' || to.to === 'dropped' || to.to === 'dead';
  const rows = await sql`
    update outbox set
      state = case when ${quiet && row.form === 'card'}::bool and wanted_version > ${row.wantedVersion}::int
        then 'due' else ${to.to}::text end,
      due_at = coalesce(${iso(to.dueAt)}::timestamptz, due_at),
      leased_until = now() + ${to.holdMs ?? null}::int * interval '1 millisecond',
      attempts = coalesce(${to.attempts ?? null}::int, attempts),
      faults = coalesce(${to.faults ?? null}::int, faults),
      dm_turn_at = case when ${to.dmTurnAt === undefined}::bool then dm_turn_at else ${iso(to.dmTurnAt)}::timestamptz end,
      last_error = case when ${to.error === undefined}::bool then last_error else ${to.error ?? null}::text end,
      dead_reason = ${to.deadReason ?? null}::text,
      shown_version = coalesce(${to.shown ?? null}::int, shown_version),
      message_ts = case when ${to.repost === true}::bool then null else message_ts end,
      first_sent_at = case when ${to.repost === true}::bool then null else first_sent_at end
    where id = ${row.id}::bigint and lease = ${row.lease}::uuid and state in ${sql([...to.from])}
    returning 1`;
  return rows.length > 0;
}

function iso(date: Date | null | undefined): string | null {
  return date?.toISOString() ?? null;
}
