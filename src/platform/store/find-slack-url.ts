import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../kit/ids.ts';

/** `https://team.slack.com/`, as Slack told it at the connection; null for an unknown workspace. */
export async function findSlackUrl(sql: Sql, workspaceId: WorkspaceId): Promise<string | null> {
  const [row] = await sql<{ url: string }[]>`select url from workspaces where id = ${workspaceId}`;
  return row?.url ?? null;
}
