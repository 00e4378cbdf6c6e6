import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../kit/ids.ts';
import { translateStoreError } from './store-faults.ts';

/** Every workspace, oldest first. @throws MusterError 'unavailable' the database is away */
export async function listWorkspaces(sql: Sql): Promise<readonly WorkspaceId[]> {
  try {
    const rows = await sql<{ id: WorkspaceId }[]>`select id from workspaces order by connected_at, id`;
    return rows.map(({ id }) => id);
  } catch (error) {
    throw translateStoreError(error);
  }
}
