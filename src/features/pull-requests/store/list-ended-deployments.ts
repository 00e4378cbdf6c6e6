import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { PullRequestId, RepositoryId } from '../../../kit/ids.ts';
import { sqlText } from '../../../kit/sql-text.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { deployments } from '../schema.ts';

/** A deployment to production that ended. */
export type EndedDeployment = {
  readonly id: string;
  readonly repositoryId: RepositoryId;
  /** Its first success; without one, its first failure. */
  readonly endedAt: Date;
  readonly succeeded: boolean;
};

type Asked = {
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
  /** Null: of all repositories. */
  readonly repositoryId: RepositoryId | null;
};

/**
 * Those that ended in this time, the oldest first. As one value instead of thousands of rows: bringing these takes longer
 * than finding them.
 */
export async function listEndedDeployments(
  tx: Tx,
  { from, to, repositoryId }: Asked,
): Promise<readonly EndedDeployment[]> {
  const t = deployments;
  const endedAt = sql`coalesce(${t.succeededAt}, ${t.failedAt})`;
  const ms = sql`(extract(epoch from ${endedAt}) * 1000)::bigint`;
  const row = sql`json_build_array(${t.id}, ${t.repositoryId}, ${ms}, ${t.succeededAt} is not null)`;
  const [found] = await tx
    .select({ rows: sql<readonly Row[] | null>`json_agg(${row} order by ${endedAt}, ${t.id})` })
    .from(t)
    .where(
      and(
        ...[eq(t.production, true), gte(endedAt, from.toISOString()), lt(endedAt, to.toISOString())],
        repositoryId === null ? undefined : eq(t.repositoryId, repositoryId),
      ),
    );
  return (found?.rows ?? []).map(([id, of, at, succeeded]) => ({
    ...{ id, repositoryId: of, endedAt: new Date(at), succeeded },
  }));
}

type Row = readonly [id: string, repositoryId: RepositoryId, endedMs: number, succeeded: boolean];

/**
 * Ids of the deployments to production that were made for the merges of these: of their own commits, the first success that
 * holds them, and failures since the merge that would have been it.
 */
export async function listDeploymentsOf(tx: Tx, ids: readonly PullRequestId[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.run<{ id: string }>(sqlText`
    with asked as (
      select p.id, p.repository_id, p.merge_commit_sha as sha, p.base_ref, p.merged_at, p.deployed_at
      from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) t(id) join pull_requests p on p.id = t.id::uuid
      where p.merged_at is not null),
    places as (
      select q.*, q.base_ref as branch, q.merged_at as at from asked q
      where not exists (select 1 from arrivals a where a.repository_id = q.repository_id and a.sha = q.sha and a.branch = q.base_ref)
      union all
      select q.*, a.branch, a.at from asked q join arrivals a on a.repository_id = q.repository_id and a.sha = q.sha)
    select d.id from asked q join deployments d on d.repository_id = q.repository_id and d.sha = q.sha and d.production
    union
    select s.subject_id from places q join shipments s on s.repository_id = q.repository_id and s.branch = q.branch
      and s.kind = 'deployment' and s.finished_at = q.deployed_at and s.at >= q.at
    union
    select s.subject_id from places q join shipments s on s.repository_id = q.repository_id and s.branch = q.branch
      and s.kind = 'failure' and s.finished_at between q.merged_at and q.deployed_at and s.at >= q.at`);
  return rows.map(({ id }) => id);
}
