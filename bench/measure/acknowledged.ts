import type { Sql } from 'postgres';

export type Kept = {
  readonly acknowledged: number;
  /** Acknowledged commands without exactly one task, one history row and one card. */
  readonly wrong: number;
  /** Tasks nobody was told about: their answer was lost. */
  readonly unheard: number;
};

/** Compares what was answered as done with what the database holds, by the number in the title. */
export async function checkAcknowledged(sql: Sql, numbers: readonly number[]): Promise<Kept> {
  const [row] = await sql<{ wrong: number; tasks: number }[]>`
    with said as (select n::int as n from jsonb_array_elements_text(${JSON.stringify(numbers)}::text::jsonb) n),
    kept as (
      select substring(title from 'number ([0-9]+)')::int as n, count(*) as tasks,
        sum((select count(*) from history h where h.subject_id = t.id and h.action = 'task.create')) as rows,
        sum((select count(*) from outbox o where o.key like 'task:' || t.id || ':%')) as cards
      from tasks t group by 1
    )
    select (select count(*)::int from said left join kept using (n)
        where (tasks = 1 and rows = 1 and cards = 1) is not true) as wrong,
      (select count(*)::int from tasks) as tasks`;
  return { acknowledged: numbers.length, wrong: row?.wrong ?? -1, unheard: (row?.tasks ?? 0) - numbers.length };
}
