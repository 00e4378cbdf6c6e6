import type { Tx } from '../../../ports/outbound/store.ts';
import { findCycle } from '../domain/cycles.ts';
import type { Task } from '../domain/task.ts';

/**
 * Open tasks that wait for each other in a circle through this one, by waiting or by their blockers, as people read it:
 * `T-3 → T-7 → T-3`; private ones stand as `…`. Null when there is none.
 */
export async function findWaitingCircle(tx: Tx, task: Pick<Task, 'id' | 'number'>): Promise<string | null> {
  const rows = await tx.sql<{ number: number; next: number; hidden: boolean }[]>`
    with recursive reach as (
      select ${task.id}::uuid as id
      union
      select e.next from reach, lateral (
        select w.waits_for_id as next from task_waits w where w.task_id = reach.id
        union
        select (t.blocker->'waitingOn'->>'taskId')::uuid from tasks t
        where t.id = reach.id and t.status = 'blocked' and t.blocker->'waitingOn'->>'kind' = 'task'
      ) e join tasks n on n.id = e.next and n.status in ('assigned', 'in_progress', 'blocked')
    )
    select a.number, b.number as next, a.private as hidden
    from reach join tasks a on a.id = reach.id
    join tasks b on b.id in (
      select w.waits_for_id from task_waits w where w.task_id = a.id
      union
      select (a.blocker->'waitingOn'->>'taskId')::uuid
      where a.status = 'blocked' and a.blocker->'waitingOn'->>'kind' = 'task'
    ) and b.id in (select id from reach)`;
  const edges = new Map<number, number[]>();
  for (const { number, next } of rows) edges.set(number, [...(edges.get(number) ?? []), next]);
  const hidden = new Set(rows.filter((row) => row.hidden).map(({ number }) => number));
  return findCycle(task.number, edges, hidden);
}
