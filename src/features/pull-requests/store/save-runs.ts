import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { checks, deployments, releases, securityAlerts, tags } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A newer conclusion replaces an older one; of two at one instant the one that isn't success counts. */
export async function saveChecks(tx: Tx, rows: readonly (typeof checks.$inferInsert)[]): Promise<void> {
  const conflict = sql`(repository_id, host_id) do update set name = excluded.name, head_sha = excluded.head_sha,
    conclusion = excluded.conclusion, completed_at = excluded.completed_at
    where (excluded.completed_at, excluded.conclusion <> 'success', excluded.conclusion)
      > (checks.completed_at, checks.conclusion <> 'success', checks.conclusion)`;
  await insertRows(tx, { table: checks, rows, conflict });
}

/** The newest status counts; the first success and the first failure are kept beside it. */
export async function saveDeployments(tx: Tx, rows: readonly (typeof deployments.$inferInsert)[]): Promise<void> {
  const conflict = sql`(repository_id, host_id) do update set
    state = case when (excluded.at, excluded.state) > (deployments.at, deployments.state) then excluded.state else deployments.state end,
    at = greatest(excluded.at, deployments.at),
    started_at = least(excluded.started_at, deployments.started_at),
    succeeded_at = least(excluded.succeeded_at, deployments.succeeded_at),
    failed_at = least(excluded.failed_at, deployments.failed_at)`;
  await insertRows(tx, { table: deployments, rows, conflict });
}

export async function saveReleases(tx: Tx, rows: readonly (typeof releases.$inferInsert)[]): Promise<void> {
  const conflict = sql`(repository_id, host_id) do update set tag = excluded.tag, published_at = excluded.published_at,
    sha = excluded.sha, at = excluded.at
    where (excluded.at, excluded.tag, coalesce(excluded.sha, '')) > (releases.at, releases.tag, coalesce(releases.sha, ''))`;
  await insertRows(tx, { table: releases, rows, conflict });
}

/** A tag names what it named last. */
export async function saveTags(tx: Tx, rows: readonly (typeof tags.$inferInsert)[]): Promise<void> {
  const conflict = sql`(repository_id, tag) do update set sha = excluded.sha, at = excluded.at
    where (excluded.at, excluded.sha) > (tags.at, tags.sha)`;
  await insertRows(tx, { table: tags, rows, conflict });
}

/** The newest state counts; at one instant closed does. */
export async function saveAlert(tx: Tx, row: typeof securityAlerts.$inferInsert): Promise<void> {
  const conflict = sql`(repository_id, host_id) do update set severity = excluded.severity, title = excluded.title,
    url = excluded.url, state = excluded.state, at = excluded.at
    where (excluded.at, excluded.state = 'closed', excluded.title)
      > (security_alerts.at, security_alerts.state = 'closed', security_alerts.title)`;
  await insertRows(tx, { table: securityAlerts, rows: [row], conflict });
}

/** What is known of these deployments, by the host's ids. */
export async function listDeployments(tx: Tx, repositoryId: RepositoryId, hostIds: readonly string[]) {
  if (hostIds.length === 0) return [];
  return tx
    .select()
    .from(deployments)
    .where(and(eq(deployments.repositoryId, repositoryId), inArray(deployments.hostId, [...hostIds])));
}

/** What these tags name, where that was told. */
export async function listTagged(
  tx: Tx,
  repositoryId: RepositoryId,
  names: readonly string[],
): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const rows = await tx
    .select({ sha: tags.sha })
    .from(tags)
    .where(and(eq(tags.repositoryId, repositoryId), inArray(tags.tag, [...names])));
  return rows.map(({ sha }) => sha);
}
