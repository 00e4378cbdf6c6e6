import type { Sql } from 'postgres';
import { CLOCK_STEP } from './budget.ts';
import type { Step } from './row.ts';
import { waiting } from './waiting.ts';

/** People or channels looked at per workspace and claim; the next claim goes on from there, so none is overlooked. */
const LANES = 200;

/**
 * A CTE `heads (id, state, workspace_id, place)`: what each chosen workspace could send next, best first.
 * Reads `chosen (workspace_id, room, after)`; `after` is where the walk through people and channels goes on.
 *
 * Materialized, and with the state each row was found in, so that they are claimed by their ids: a part of so costly a
 * whole, or with a state told as a value, is by the planner's reckoning as well found by reading a young table through
 * for each, and such a plan is kept while the table grows.
 */
export function headsOf(sql: Sql, step: Step, now: string) {
  switch (step) {
    case 'post':
      return postHeads(sql, now);
    case 'edit':
      return rowHeads(sql, step, sql`${isDue(sql, now)} order by o.due_at`);
    case 'look':
      return rowHeads(sql, step, sql`o.leased_until <= now() order by o.leased_until`);
    default:
      return step satisfies never;
  }
}

/**
 * The first unsettled post of each lane, when its turn has come: later ones wait behind it, so order holds. The walk
 * goes from lane to lane by the index and ends as soon as the room is filled.
 */
function postHeads(sql: Sql, now: string) {
  return sql`
    heads as materialized (
      select h.id, h.state, c.workspace_id, row_number() over (partition by c.workspace_id) as place
      from chosen c cross join lateral (
        with recursive lanes as (
          select c.after as lane, false as wrapped, 0 as visited
          union all
          select n.lane, n.wrapped, l.visited + 1 from lanes l cross join lateral (${nextLane(sql)}) n
          where l.visited < ${LANES}::int
        )
        select o.id, o.state from lanes l
        cross join lateral (
          select o.id, o.state, o.due_at, o.leased_until from outbox o
          where o.workspace_id = c.workspace_id and o.lane = l.lane and ${waiting(sql, 'post')} order by o.id limit 1) o
        -- A value for each lane, not a join: nothing may be read beyond the last one that fits the room.
        where l.visited > 0 and o.state = 'due' and ${isDue(sql, now)} and coalesce((
          select g.next_at <= ${now}::timestamptz or g.next_at > ${now}::timestamptz + ${CLOCK_STEP}::text::interval
          from outbox_lanes g where g.workspace_id = c.workspace_id and g.lane = l.lane), true)
        limit c.room
      ) h
      where c.room > 0
    )`;
}

type Piece = ReturnType<typeof waiting>;

/** The next lane by the index; after the last one the walk begins again, up to where it started. */
function nextLane(sql: Sql) {
  return sql`
    select lane, wrapped from (
      (select o.lane, l.wrapped from outbox o
        where o.workspace_id = c.workspace_id and o.lane > l.lane and (not l.wrapped or o.lane <= c.after) and ${waiting(sql, 'post')}
        order by o.lane limit 1)
      union all
      (select o.lane, true from outbox o
        where not l.wrapped and o.workspace_id = c.workspace_id and o.lane <= c.after and ${waiting(sql, 'post')}
        order by o.lane limit 1)
    ) either order by wrapped limit 1`;
}

function rowHeads(sql: Sql, step: Step, dueInOrder: Piece) {
  return sql`
    heads as materialized (
      select h.id, h.state, c.workspace_id, row_number() over (partition by c.workspace_id) as place from chosen c
      cross join lateral (
        select o.id, o.state from outbox o where o.workspace_id = c.workspace_id and ${waiting(sql, step)} and ${dueInOrder}
        limit c.room) h
      where c.room > 0
    )`;
}

/** Its wait is over, and no earlier request of it can still arrive. */
function isDue(sql: Sql, now: string) {
  return sql`(o.due_at <= ${now}::timestamptz or o.due_at > ${now}::timestamptz + ${LONGEST_WAIT}::text::interval)
    and (o.leased_until is null or o.leased_until <= now())`;
}

/** No wait by the clock port is longer; what seems to be was written before somebody set the clock back. */
const LONGEST_WAIT = '15 minutes';
