import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../kit/ids.ts';

/** For `/readyz`: workspaces whose connection to Slack is broken. Their messages wait. */
export type OutboxState = {
  readonly paused: readonly { readonly workspaceId: WorkspaceId; readonly code: string; readonly since: Date }[];
};

export async function readState(sql: Sql): Promise<OutboxState> {
  const rows = await sql<{ workspace_id: string; code: string; since_ms: number }[]>`
    select b.workspace_id, coalesce(p.code, 'unknown') as code,
      (extract(epoch from coalesce(p.first_at, b.full_at)) * 1000)::float8 as since_ms
    from outbox_budgets b
    left join lateral (
      select code, first_at from outbox_problems p
      where p.workspace_id = b.workspace_id and p.scope = 'connection' order by last_at desc limit 1) p on true
    where b.method = 'all'`;
  return {
    paused: rows.map((row) => ({
      workspaceId: row.workspace_id as WorkspaceId,
      code: row.code,
      since: new Date(row.since_ms),
    })),
  };
}
