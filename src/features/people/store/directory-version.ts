import type { WorkspaceId } from '../../../kit/ids.ts';
import { type SqlText, sqlText } from '../../../kit/sql-text.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';

/** Says that people, roles or teams change with this transaction: what was remembered of them no longer counts. */
export async function raiseDirectory(tx: Tx): Promise<void> {
  await tx.sql`
    insert into people_directory (version) values (1)
    on conflict (workspace_id) do update set version = people_directory.version + 1`;
}

export async function readDirectoryVersion(needs: Pick<Ports, 'hot'>, workspaceId: WorkspaceId): Promise<number> {
  const rows = await needs.hot<{ version: number }>(
    { workspaceId, requestKey: null },
    ({ sql }) => sql`select version from people_directory`,
  );
  return rows[0]?.version ?? 0;
}

/** A condition for a hot statement: nobody changed people, roles or teams since this version. */
export function directoryIsSql(version: number): SqlText {
  return sqlText`coalesce((select version from people_directory
    where workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid), 0) = ${version}::int`;
}
