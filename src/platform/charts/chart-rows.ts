import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../kit/ids.ts';

type Named = { readonly workspaceId: WorkspaceId; readonly name: string; readonly now: Date };

/** Slack reads a file after it was handed over, and refuses a view that shows it earlier; mostly done within 2 s. */
const READY_AFTER_MS = 10_000;
/** An upload that hasn't come to an end by then never will: its process is gone. */
const CLAIM_MS = 120_000;
/** What nobody has looked at for so long is taken out of Slack. */
const FORGOTTEN_MS = 30 * 86_400_000;
const FORGOTTEN_AT_ONCE = 5;

/** @returns null when it has to be drawn and handed over */
export async function findChart(
  sql: Sql,
  { workspaceId, name, now }: Named,
): Promise<{ readonly fileId: string; readonly isReady: boolean } | null> {
  const [row] = await sql<{ fileId: string; keptMs: number; shownMs: number }[]>`
    select file_id as "fileId", extract(epoch from kept_at)::float8 * 1000 as "keptMs",
      extract(epoch from shown_at)::float8 * 1000 as "shownMs"
    from chart_files where workspace_id = ${workspaceId} and name = ${name} and file_id is not null`;
  if (row === undefined) return null;
  if (now.getTime() - row.shownMs > 86_400_000)
    await sql`
      update chart_files set shown_at = ${now.toISOString()}::timestamptz
      where workspace_id = ${workspaceId} and name = ${name}`;
  return { fileId: row.fileId, isReady: now.getTime() - row.keptMs >= READY_AFTER_MS };
}

/** True for one of those who ask at once; again when an earlier claim came to nothing. */
export async function claimChart(sql: Sql, { workspaceId, name, now }: Named): Promise<boolean> {
  const at = now.toISOString();
  const stale = new Date(now.getTime() - CLAIM_MS).toISOString();
  const claimed = await sql`
    insert into chart_files (workspace_id, name, kept_at, shown_at)
    values (${workspaceId}, ${name}, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (workspace_id, name) do update set kept_at = excluded.kept_at
    where chart_files.file_id is null and chart_files.kept_at < ${stale}::timestamptz
    returning 1`;
  return claimed.length > 0;
}

export async function keepChart(
  sql: Sql,
  { workspaceId, name, fileId, now }: Named & { readonly fileId: string },
): Promise<void> {
  await sql`
    update chart_files set file_id = ${fileId}, kept_at = ${now.toISOString()}::timestamptz
    where workspace_id = ${workspaceId} and name = ${name}`;
}

/** Files of charts nobody looks at any more, some of them. */
export async function listForgotten(sql: Sql, { workspaceId, now }: Omit<Named, 'name'>): Promise<readonly string[]> {
  const before = new Date(now.getTime() - FORGOTTEN_MS).toISOString();
  const rows = await sql<{ fileId: string }[]>`
    select file_id as "fileId" from chart_files
    where workspace_id = ${workspaceId} and file_id is not null and shown_at < ${before}::timestamptz
    limit ${FORGOTTEN_AT_ONCE}`;
  return rows.map(({ fileId }) => fileId);
}

/** They are drawn and handed over anew when somebody looks again. */
export async function forgetCharts(
  sql: Sql,
  { workspaceId, fileIds }: { readonly workspaceId: WorkspaceId; readonly fileIds: readonly string[] },
): Promise<void> {
  if (fileIds.length === 0) return;
  await sql`delete from chart_files where workspace_id = ${workspaceId} and file_id in ${sql(fileIds)}`;
}
