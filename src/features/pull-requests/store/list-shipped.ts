import type { RepositoryId } from '../../../kit/ids.ts';
import { sqlText } from '../../../kit/sql-text.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { FIRST_SHIPMENT_DAYS, type Shipped, UNSHIPPED } from '../domain/shipments.ts';

type Subject = Pick<PullRequest, 'number' | 'mergedAt' | 'mergeCommitSha' | 'baseRef'>;

/**
 * What became of merged pull requests of one repository, by number. A shipment holds a merge when its commit stands at the
 * same place of a branch or behind it, with no break of the branch in between (`arrivals`, `shipments`); by its own commit
 * always. Each is found by the first entries of an index, however much was shipped.
 */
export async function listShipped(
  tx: Tx,
  repositoryId: RepositoryId,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<number, Shipped>> {
  const merged = subjects.flatMap(({ number, mergedAt, mergeCommitSha: sha, baseRef: base }) =>
    mergedAt === null || sha === null ? [] : [{ number, at: mergedAt, sha, base }],
  );
  if (merged.length === 0) return new Map();
  const rows = await find(tx, repositoryId, JSON.stringify(merged));
  const isTold = (kind: Row['kind']) => rows.some((row) => row.kind === kind);
  const told = { deploys: isTold('deploys'), releases: isTold('releases') };
  return new Map(
    merged.map(({ number }) => {
      const own = rows.filter((row) => row.number === number);
      const deployments = own.filter(({ kind }) => kind === 'deployment').map(toDeployment);
      const release = own.find(({ kind }) => kind === 'release');
      const releasedAt = release === undefined ? null : new Date(release.finished_ms);
      return [number, { ...UNSHIPPED, ...told, deployments, releasedAt }];
    }),
  );
}

const toDeployment = ({ started_ms, finished_ms }: Row) => ({
  startedAt: new Date(started_ms),
  finishedAt: new Date(finished_ms),
});

type Row = {
  readonly number: number;
  /** The last two are of no pull request: such things were told of the repository. */
  readonly kind: 'deployment' | 'release' | 'deploys' | 'releases';
  readonly started_ms: number;
  readonly finished_ms: number;
};

/** In the order of their ends, each once. */
function find(tx: Tx, repositoryId: RepositoryId, merged: string): Promise<readonly Row[]> {
  const first = (kind: 'deployment' | 'release', by: 'started_at' | 'finished_at') => sqlText`
    (select s.subject_id, s.kind, s.started_at, s.finished_at from shipments s
     where s.repository_id = ${repositoryId} and s.branch = p.branch and s.kind = ${kind} and s.${sqlText(by)} >= p.merged_at
       and (s.at > p.at or (s.at = p.at and s.tip = p.tip and s.position >= p.position))
       and (p.until is null or s.at < p.until)
       and (s.finished_at <= p.at + make_interval(hours => ${24 * FIRST_SHIPMENT_DAYS}::int)
         or exists (select 1 from shipments e where e.repository_id = ${repositoryId} and e.branch = p.branch
           and e.kind = ${kind} and e.at < p.at))
     order by s.${sqlText(by)}, s.subject_id limit 1)`;
  return tx.run<Row>(sqlText`
    with asked as (
      select number, at as merged_at, sha, base
      from jsonb_to_recordset(${merged}::text::jsonb) t(number int, at timestamptz, sha text, base text)),
    places as (
      select q.*, q.base as branch, coalesce(a.at, q.merged_at) as at, coalesce(a.tip, q.sha) as tip,
        coalesce(a.position, 0) as position
      from asked q left join arrivals a on a.repository_id = ${repositoryId} and a.sha = q.sha and a.branch = q.base
      union all
      select q.*, a.branch, a.at, a.tip, a.position
      from asked q join arrivals a on a.repository_id = ${repositoryId} and a.sha = q.sha and a.branch <> q.base),
    bounded as materialized (
      select p.*, (select min(b.at) from branch_breaks b
        where b.repository_id = ${repositoryId} and b.branch = p.branch and b.at > p.at) as until
      from places p)
    select distinct p.number, s.subject_id, s.kind, (extract(epoch from s.started_at) * 1000)::float8 as started_ms,
      (extract(epoch from s.finished_at) * 1000)::float8 as finished_ms
    from bounded p cross join lateral (
      select s.subject_id, s.kind, s.started_at, s.finished_at from shipments s
      where s.repository_id = ${repositoryId} and s.sha = p.sha and s.kind <> 'failure'
      union ${first('deployment', 'finished_at')}
      union ${first('deployment', 'started_at')}
      union ${first('release', 'finished_at')}) s
    union all
    select 0, v.repository_id, w.what, 0, 0 from deployment_versions v
      cross join lateral (values ('deploys', v.deploys), ('releases', v.releases)) w(what, is_told)
    where v.repository_id = ${repositoryId} and w.is_told
    order by finished_ms, subject_id`);
}
