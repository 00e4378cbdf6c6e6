import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Edges } from '../domain/cycles.ts';

/** Edges by number, and which of the numbers the viewer may not know of. */
export type SeenEdges = { readonly edges: Edges; readonly hidden: ReadonlySet<number> };

/** Everything reachable from these tasks by waiting; enough to see whether a new wait closes a circle. */
export async function listWaitEdges(tx: Tx, viewerId: PersonId, from: readonly TaskId[]): Promise<SeenEdges> {
  const rows = await tx.sql<EdgeRow[]>`
    with recursive reach as (
      select w.task_id, w.waits_for_id from task_waits w
      where w.task_id in (select jsonb_array_elements_text(${JSON.stringify(from)}::text::jsonb)::uuid)
      union
      select w.task_id, w.waits_for_id from task_waits w join reach on w.task_id = reach.waits_for_id
    )
    select a.number, b.number as next, ${hiddenSql(tx, viewerId)} as hidden
    from reach join tasks a on a.id = reach.task_id join tasks b on b.id = reach.waits_for_id`;
  return toEdges(rows);
}

/** The chain of parents above a task. */
export async function listParentEdges(tx: Tx, viewerId: PersonId, from: TaskId): Promise<SeenEdges> {
  const rows = await tx.sql<EdgeRow[]>`
    with recursive above as (
      select id, parent_id from tasks where id = ${from}::uuid and parent_id is not null
      union
      select t.id, t.parent_id from tasks t join above on t.id = above.parent_id where t.parent_id is not null
    )
    select a.number, b.number as next, ${hiddenSql(tx, viewerId)} as hidden
    from above join tasks a on a.id = above.id join tasks b on b.id = above.parent_id`;
  return toEdges(rows);
}

type EdgeRow = { number: number; next: number; hidden: boolean };

/** The same rule as `maySee`, for the task `a`. */
function hiddenSql({ sql }: Tx, viewerId: PersonId) {
  return sql`(a.private and ${viewerId}::uuid not in (a.creator_id, a.responsible_id, a.accountable_id)
    and not exists (select 1 from task_people p where p.task_id = a.id and p.person_id = ${viewerId}::uuid))`;
}

function toEdges(rows: readonly EdgeRow[]): SeenEdges {
  const edges = new Map<number, number[]>();
  for (const { number, next } of rows) edges.set(number, [...(edges.get(number) ?? []), next]);
  return { edges, hidden: new Set(rows.filter(({ hidden }) => hidden).map(({ number }) => number)) };
}
