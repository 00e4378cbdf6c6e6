import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../kit/ids.ts';

/** An admin has reconnected the workspace: everything that waited for it goes on, looks that were refused included. */
export async function resumeWorkspace(sql: Sql, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    with resumed as (delete from outbox_budgets where workspace_id = ${workspaceId}::uuid and method = 'all'),
    calm as (delete from outbox_problems where workspace_id = ${workspaceId}::uuid and scope in ('connection', 'reading'))
    update outbox set leased_until = now()
    where workspace_id = ${workspaceId}::uuid and state = 'unknown' and leased_until is null`;
}
