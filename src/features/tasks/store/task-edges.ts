import type { TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Edges } from '../domain/cycles.ts';

/** Everything reachable from these tasks by waiting, by number; enough to see whether a new wait closes a circle. */
export async function listWaitEdges(tx: Tx, from: readonly TaskId[]): Promise<Edges> {
  const rows = await tx.sql<{ number: number; next: number }[]>`
    with recursive reach as (
      select w.task_id, w.waits_for_id from task_waits w
      where w.task_id in (select jsonb_array_elements_text(${JSON.stringify(from)}::text::jsonb)::uuid)
      union
      select w.task_id, w.waits_for_id from task_waits w join reach on w.task_id = reach.waits_for_id
    )
    select a.number, b.number as next from reach join tasks a on a.id = reach.task_id join tasks b on b.id = reach.waits_for_id`;
  return toEdges(rows);
}

/** The chain of parents above a task, by number. */
export async function listParentEdges(tx: Tx, from: TaskId): Promise<Edges> {
  const rows = await tx.sql<{ number: number; next: number }[]>`
    with recursive above as (
      select id, parent_id, number from tasks where id = ${from}::uuid and parent_id is not null
      union
      select t.id, t.parent_id, t.number from tasks t join above on t.id = above.parent_id where t.parent_id is not null
    )
    select above.number, p.number as next from above join tasks p on p.id = above.parent_id`;
  return toEdges(rows);
}

function toEdges(rows: readonly { number: number; next: number }[]): Edges {
  const edges = new Map<number, number[]>();
  for (const { number, next } of rows) edges.set(number, [...(edges.get(number) ?? []), next]);
  return edges;
}
