import type { Sql } from 'postgres';

export type Kept = {
  /** Of the numbers: those without exactly one task, one history row of its creation and one card. */
  readonly unkept: number;
  /** All tasks there are, with those nobody was told of: their answer was lost. */
  readonly tasks: number;
};

/** Compares commands answered as done with what is stored, by the number in the title (`… number 17`). Linear: each table is read once. */
export async function countKept(sql: Sql, numbers: Iterable<number>): Promise<Kept> {
  const [row] = await sql<Kept[]>`
    with said as (select n::int as n from jsonb_array_elements_text(${JSON.stringify([...numbers])}::text::jsonb) n),
    histories as (select subject_id as id, count(*) as n from history where action = 'task.create' group by 1),
    cards as (select split_part(key, ':', 2) as id, count(*) as n from outbox where key like 'task:%' group by 1),
    kept as (
      select substring(t.title from 'number ([0-9]+)')::int as n, count(*) as tasks, sum(h.n) as histories, sum(c.n) as cards
      from tasks t left join histories h on h.id = t.id left join cards c on c.id = t.id::text group by 1
    )
    select (select count(*)::int from said left join kept using (n)
        where (tasks = 1 and histories = 1 and cards = 1) is not true) as unkept,
      (select count(*)::int from tasks) as tasks`;
  return row ?? { unkept: -1, tasks: -1 };
}

/** How many of these numbers have a task. */
export async function countTasks(sql: Sql, numbers: Iterable<number>): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from tasks
    where substring(title from 'number ([0-9]+)')::int in (
      select n::int from jsonb_array_elements_text(${JSON.stringify([...numbers])}::text::jsonb) n)`;
  return row?.n ?? -1;
}
