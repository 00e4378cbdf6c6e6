import type { Sql } from 'postgres';
import type { Method } from './row.ts';

export type Budget = {
  /** Calls that may go out at once. */
  readonly burst: number;
  /** Milliseconds in which one call grows back. */
  readonly everyMs: number;
};

/**
 * A twelfth at once, and two at least, so that a worker that looks late loses none; the rest evenly: no span of 60 s ever
 * carries more than `perMinute` (1 or more), and a long queue goes out in at most a tenth more than the time it allows.
 */
export function budgetOf(perMinute: number): Budget {
  const burst = Math.min(perMinute, Math.max(2, Math.floor(perMinute / 12)));
  return { burst, everyMs: 60_000 / Math.max(1, perMinute - burst) };
}

/** Instants further ahead than this were written before somebody set the clock back, and count no more. */
export const CLOCK_STEP = '5 minutes';

/** Condition on a row of outbox_budgets: Slack, or a broken connection, forbids this now. */
export function isBlocked(sql: Sql, now: string, alias = 'b') {
  const row = sql(alias);
  return sql`coalesce(${row}.blocked_until > ${now}::timestamptz
    and ${row}.blocked_at <= ${now}::timestamptz + ${CLOCK_STEP}::text::interval, false)`;
}

/** Nothing of this workspace and method goes out before `until`, in any replica. */
export async function saveBlock(
  sql: Sql,
  block: { workspaceId: string; method: Method | 'all'; now: Date; until: Date },
): Promise<void> {
  const now = block.now.toISOString();
  const until = block.until.toISOString();
  await sql`
    insert into outbox_budgets as b (workspace_id, method, full_at, blocked_until, blocked_at)
    values (${block.workspaceId}::uuid, ${block.method}::text, ${now}::timestamptz, ${until}::timestamptz, ${now}::timestamptz)
    on conflict (workspace_id, method) do update set
      blocked_until = case when ${isBlocked(sql, now)} then greatest(b.blocked_until, excluded.blocked_until) else excluded.blocked_until end,
      blocked_at = excluded.blocked_at`;
}

/**
 * Reserves a turn to call `conversations.open`.
 * @returns when; not later than `now` means at once
 */
export async function reserveTurn(
  sql: Sql,
  turn: { workspaceId: string; now: Date; perMinute: number },
): Promise<Date> {
  const now = turn.now.toISOString();
  const { burst, everyMs } = budgetOf(turn.perMinute);
  const [row] = await sql<{ turn_ms: number }[]>`
    insert into outbox_budgets as b (workspace_id, method, full_at, claimed_at)
    values (${turn.workspaceId}::uuid, 'open', ${now}::timestamptz + ${everyMs}::float8 * interval '1 millisecond', ${now}::timestamptz)
    on conflict (workspace_id, method) do update set
      full_at = ${fullAt(sql, now)} + ${everyMs}::float8 * interval '1 millisecond',
      claimed_at = excluded.claimed_at
    returning (extract(epoch from greatest(full_at - ${burst * everyMs}::float8 * interval '1 millisecond',
      case when ${isBlocked(sql, now)} then blocked_until end)) * 1000)::float8 as turn_ms`;
  return new Date(row?.turn_ms ?? turn.now.getTime());
}

/** When row `b`'s budget is whole again, at least `now`. */
export function fullAt(sql: Sql, now: string) {
  return sql`case when b.claimed_at > ${now}::timestamptz + ${CLOCK_STEP}::text::interval then ${now}::timestamptz
    else greatest(b.full_at, ${now}::timestamptz) end`;
}

/** @returns until when Slack forbids the method; null when it doesn't */
export async function findBlock(
  sql: Sql,
  look: { workspaceId: string; method: Method; now: Date },
): Promise<Date | null> {
  const [row] = await sql<{ until_ms: number }[]>`
    select (extract(epoch from blocked_until) * 1000)::float8 as until_ms from outbox_budgets b
    where workspace_id = ${look.workspaceId}::uuid and method = ${look.method}::text and ${isBlocked(sql, look.now.toISOString())}`;
  return row === undefined ? null : new Date(row.until_ms);
}
