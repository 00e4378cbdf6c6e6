import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../kit/ids.ts';
import { isBlocked } from './budget.ts';
import type { Step } from './row.ts';
import { waiting } from './waiting.ts';

export type Space = { readonly step: Step; readonly workspaceId: WorkspaceId };

/**
 * Which workspaces have something waiting and may speak. One index probe per workspace and step, however many rows
 * wait, so this is also the cheap answer "nothing to do". Makes their budgets where missing.
 */
export async function surveySpaces(sql: Sql, now: Date): Promise<Space[]> {
  const at = now.toISOString();
  const rows = await sql<{ workspace_id: string; method: Step }[]>`
    with recursive posts as (${spacesOf(sql, 'post')}), edits as (${spacesOf(sql, 'edit')}), looks as (${spacesOf(sql, 'look')}),
    spaces as (
      select workspace_id, 'post' as method from posts where workspace_id is not null
      union all select workspace_id, 'edit' from edits where workspace_id is not null
      union all select workspace_id, 'look' from looks where workspace_id is not null
    ),
    made as (
      insert into outbox_budgets (workspace_id, method, full_at)
      select s.workspace_id, s.method, ${at}::timestamptz from spaces s
      where not exists (select 1 from outbox_budgets b where b.workspace_id = s.workspace_id and b.method = s.method)
      on conflict do nothing
    )
    select s.workspace_id, s.method from spaces s
    where not exists (
      select 1 from outbox_budgets b
      where b.workspace_id = s.workspace_id and b.method in (s.method, 'all') and ${isBlocked(sql, at)})`;
  return rows.map((row) => ({ step: row.method, workspaceId: row.workspace_id as WorkspaceId }));
}

/** Walks the index from one workspace to the next instead of reading every row. */
function spacesOf(sql: Sql, step: Step) {
  const name = sql(`${step}s`);
  return sql`
    (select workspace_id from outbox where ${waiting(sql, step)} order by workspace_id limit 1)
    union all
    select (select o.workspace_id from outbox o where o.workspace_id > s.workspace_id and ${waiting(sql, step)}
      order by o.workspace_id limit 1)
    from ${name} s where s.workspace_id is not null`;
}
