import type { Sql } from 'postgres';
import { budgetOf, fullAt, isBlocked } from './budget.ts';
import { headsOf } from './heads.ts';
import { type Claimed, type ClaimedRow, type Step, toClaimed } from './row.ts';

export type Claim = {
  readonly step: Step;
  readonly rooms: readonly Room[];
  /** Rows at most, all together; shared out fairly among the workspaces. */
  readonly capacity: number;
  readonly perMinute: number;
  readonly now: Date;
  readonly lease: string;
  readonly leaseMs: number;
  readonly probeMs: number;
};

export type Room = {
  readonly workspaceId: string;
  /** Rows it may have at most, by what is on its way already. */
  readonly room: number;
  /** The lane served last: the walk through people and channels goes on behind it. Empty at first. */
  readonly after: string;
};

/**
 * Leases what may go out now, in one statement: at most one first post per person or channel, within each workspace's
 * budget, the workspaces in turn; each workspace's rows come in the order of its walk. A workspace whose connection is broken gets one row, the probe. Replicas that claim at
 * once get different workspaces.
 */
export async function claimRows(sql: Sql, claim: Claim): Promise<Claimed[]> {
  const now = claim.now.toISOString();
  const { everyMs } = budgetOf(claim.perMinute);
  const rows = await sql<ClaimedRow[]>`
    with recursive ${chosen(sql, claim)}, ${headsOf(sql, claim.step, now)},
    picked as (
      select o.id, h.place from heads h join chosen c on c.workspace_id = h.workspace_id
      join outbox o on o.id = h.id and o.state = h.state
      order by h.place, c.claimed_at nulls first, o.id limit ${claim.capacity}::int
      for update of o skip locked
    ),
    leased as (
      update outbox o set state = ${claim.step === 'look' ? 'looking' : 'leased'}::text, lease = ${claim.lease}::uuid,
        leased_until = now() + ${claim.leaseMs}::int * interval '1 millisecond', attempts = o.attempts + 1
      from picked where o.id = picked.id returning o.*, picked.place
    ),
    taken as (select workspace_id, count(*)::int as calls from leased group by workspace_id),
    spent as (
      update outbox_budgets b set claimed_at = ${now}::timestamptz,
        full_at = ${fullAt(sql, now)} + taken.calls * ${everyMs}::float8 * interval '1 millisecond'
      from taken where b.workspace_id = taken.workspace_id and b.method = ${claim.step}::text
    ),
    probed as (
      update outbox_budgets b set blocked_at = ${now}::timestamptz,
        blocked_until = ${now}::timestamptz + ${claim.probeMs}::int * interval '1 millisecond'
      from taken where b.workspace_id = taken.workspace_id and b.method = 'all'
    )
    select id::text, lease::text, workspace_id::text, key, form, kind, args::text, person_id::text, channel_id, lane,
      wanted_version, attempts, faults, ${ms(sql, 'enqueued_at')} as enqueued_ms, ${ms(sql, 'dm_turn_at')} as dm_turn_ms,
      message_ts, ${ms(sql, 'first_sent_at')} as first_sent_ms, request_id
    from leased order by place`;
  return rows.map((row) => toClaimed(claim.step, row));
}

/** Locks the budgets, so that two replicas can't spend the same one, and works out each workspace's room. */
function chosen(sql: Sql, { step, rooms, perMinute, now: at }: Claim) {
  const now = at.toISOString();
  const { burst, everyMs } = budgetOf(perMinute);
  const asked = JSON.stringify(rooms.map(({ workspaceId, room, after }) => ({ w: workspaceId, r: room, a: after })));
  return sql`
    asked as (select w, r, a as after from jsonb_to_recordset(${asked}::text::jsonb) as a(w uuid, r int, a text)),
    chosen as (
      select b.workspace_id, b.claimed_at, a.after, least(a.r,
        floor(${burst}::float8 - extract(epoch from ${fullAt(sql, now)} - ${now}::timestamptz) * 1000 / ${everyMs}::float8 + 0.000001)::int,
        (select case when ${isBlocked(sql, now, 'z')} then 0 else 1 end from outbox_budgets z
          where z.workspace_id = b.workspace_id and z.method = 'all')) as room
      from outbox_budgets b join asked a on a.w = b.workspace_id
      where b.method = ${step}::text and not ${isBlocked(sql, now)}
      for update of b skip locked
    )`;
}

function ms(sql: Sql, column: string) {
  return sql`(extract(epoch from ${sql(column)}) * 1000)::float8`;
}
