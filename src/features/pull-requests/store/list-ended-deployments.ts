import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { PullRequestId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { deployments, pullRequests } from '../schema.ts';

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

/** Ids of the deployments to production that were made for the merges of these. */
export async function listDeploymentsOf(tx: Tx, ids: readonly PullRequestId[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const [d, p] = [deployments, pullRequests];
  const rows = await tx
    .selectDistinct({ id: d.id })
    .from(p)
    .innerJoin(d, and(eq(d.repositoryId, p.repositoryId), eq(d.sha, p.mergeCommitSha), eq(d.production, true)))
    .where(inArray(p.id, [...ids]));
  return rows.map(({ id }) => id);
}
