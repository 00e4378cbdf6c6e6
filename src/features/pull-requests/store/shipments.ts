import { sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import { sqlText } from '../../../kit/sql-text.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { ShipmentSpan } from '../domain/shipments.ts';

type Asked = { readonly repositoryId: RepositoryId; readonly shas: readonly string[] };

/** Instants as text. */
type Row = {
  readonly subject_id: string;
  readonly kind: ShipmentSpan['kind'];
  readonly branch: string;
  readonly at: string;
  readonly started_at: string;
  readonly finished_at: string;
};

/**
 * Brings the shipments of these commits in line with what is known of deployments, releases, merges and arrivals. One
 * statement where nothing of them is shipped, as after most merges. The repository must be held.
 * @returns what was taken out and what was put in
 */
export async function refreshShipments(tx: Tx, asked: Asked): Promise<readonly ShipmentSpan[]> {
  if (asked.shas.length === 0) return [];
  const rows = await compare(tx, asked);
  if (rows.length === 0) return [];
  const [was, now] = [rows.flatMap((row) => row.was ?? []), rows.flatMap((row) => row.now ?? [])];
  await tx.execute(sql`
    delete from shipments s using jsonb_to_recordset(${JSON.stringify(was)}::text::jsonb) w(subject_id uuid, branch text)
    where s.subject_id = w.subject_id and s.branch = w.branch`);
  await tx.execute(sql`
    insert into shipments (${COLUMNS}) select ${COLUMNS}
    from jsonb_populate_recordset(null::shipments, ${JSON.stringify(now)}::text::jsonb)`);
  return [...was, ...now].map(({ subject_id: subjectId, started_at: startedAt, finished_at: finishedAt, ...row }) => ({
    ...{ subjectId, kind: row.kind, branch: row.branch, at: row.at, startedAt, finishedAt },
  }));
}

const COLUMNS = sql.raw('repository_id, subject_id, kind, sha, branch, at, tip, position, started_at, finished_at');

/** What is kept beside what should be, where the two differ. */
function compare(tx: Tx, { repositoryId, shas }: Asked) {
  const asked = JSON.stringify([...new Set(shas)]);
  return tx.run<{ was: Row | null; now: Row | null }>(sqlText`
    with asked as materialized (select value as sha from jsonb_array_elements_text(${asked}::text::jsonb)),
    ended as materialized (
      select d.id as subject_id, d.sha, case when d.succeeded_at is null then 'failure' else 'deployment' end as kind,
        least(d.started_at, d.succeeded_at, d.failed_at) as started_at, coalesce(d.succeeded_at, d.failed_at) as finished_at
      from asked join deployments d on d.repository_id = ${repositoryId} and d.sha = asked.sha
      where d.production and coalesce(d.succeeded_at, d.failed_at) is not null
      union all
      select r.id, asked.sha, 'release', r.published_at, r.published_at
      from asked join releases r on r.repository_id = ${repositoryId} and r.sha = asked.sha
      where r.published_at is not null
        and not exists (select 1 from tags g where g.repository_id = ${repositoryId} and g.tag = r.tag)
      union all
      select r.id, asked.sha, 'release', r.published_at, r.published_at
      from asked join tags g on g.repository_id = ${repositoryId} and g.sha = asked.sha
        join releases r on r.repository_id = ${repositoryId} and r.tag = g.tag
      where r.published_at is not null),
    placed as (
      select e.*, p.base_ref as branch, coalesce(a.at, p.merged_at) as at, coalesce(a.tip, e.sha) as tip,
        coalesce(a.position, 0) as position
      from ended e join pull_requests p on p.repository_id = ${repositoryId} and p.merge_commit_sha = e.sha
        left join arrivals a on a.repository_id = ${repositoryId} and a.sha = e.sha and a.branch = p.base_ref
      where p.merged_at is not null
      union
      select e.*, a.branch, a.at, a.tip, a.position
      from ended e join arrivals a on a.repository_id = ${repositoryId} and a.sha = e.sha and a.tip = a.sha),
    fresh as (
      select distinct on (subject_id, branch) ${repositoryId}::text::uuid as repository_id, subject_id, kind, sha, branch,
        at, tip, position, started_at, finished_at
      from placed order by subject_id, branch, at, tip, position),
    kept as (
      select repository_id, subject_id, kind, sha, branch, at, tip, position, started_at, finished_at from shipments
      where repository_id = ${repositoryId}::text::uuid
        and (sha in (select sha from asked) or subject_id in (select subject_id from ended)))
    select to_json(k) as was, to_json(f) as now
    from kept k full join fresh f on f.subject_id = k.subject_id and f.branch = k.branch
    where k is distinct from f`);
}
