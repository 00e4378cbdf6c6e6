import type { RepositoryId } from '../../../kit/ids.ts';
import { sqlText } from '../../../kit/sql-text.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { FIRST_SHIPMENT_DAYS, type ShipmentSpan } from '../domain/shipments.ts';

type Asked = { readonly repositoryId: RepositoryId; readonly spans: readonly ShipmentSpan[] };

/**
 * Numbers of the merged pull requests that these shipments, there now or before, may be the first of: those that came
 * onto the branch since the shipment before, up to its own place; and up to the next one's, as the first of a branch
 * speaks for two weeks alone, and makes the next one speak for all that came in between. A few more than need be.
 */
export async function listConcerned(tx: Tx, { repositoryId, spans }: Asked): Promise<readonly number[]> {
  if (spans.length === 0) return [];
  const told = JSON.stringify(spans);
  const rows = await tx.run<{ number: number }>(sqlText`
    with told as (
      select * from jsonb_to_recordset(${told}::text::jsonb)
        t("subjectId" text, kind text, branch text, at timestamptz, "startedAt" timestamptz, "finishedAt" timestamptz)),
    spans as materialized (
      select branch, min(lower) as lower, max(upper) as upper from (
        select t.branch,
          coalesce(
            (select max(s.at) from shipments s where s.repository_id = ${repositoryId} and s.branch = t.branch
              and s.kind = k.kind and s.at <= t.at and s.finished_at <= t."startedAt" and s.subject_id::text <> t."subjectId"),
            least(t."finishedAt" - make_interval(hours => ${24 * FIRST_SHIPMENT_DAYS}::int), (select min(s.at) from shipments s
              where s.repository_id = ${repositoryId} and s.branch = t.branch and s.kind = k.kind))) as lower,
          coalesce((select min(s.at) from shipments s where s.repository_id = ${repositoryId} and s.branch = t.branch
            and s.kind = k.kind and s.at > t.at), t.at) as upper
        from told t join (values ('deployment'), ('release')) k(kind) on t.kind in (k.kind, 'break')
        where t.kind <> 'break' or exists (select 1 from shipments s
          where s.repository_id = ${repositoryId} and s.branch = t.branch and s.kind = k.kind and s.at >= t.at)
      ) each_of group by branch)
    select p.number from spans s join pull_requests p on p.repository_id = ${repositoryId} and p.base_ref = s.branch
      and p.merged_at between s.lower and s.upper
    union
    select p.number from spans s join arrivals a on a.repository_id = ${repositoryId} and a.branch = s.branch
      and a.at between s.lower and s.upper
      join pull_requests p on p.repository_id = a.repository_id and p.merge_commit_sha = a.sha and p.merged_at is not null`);
  return rows.map(({ number }) => number);
}

/** Numbers of those among the commits' pull requests that may be in a shipment by where the commits arrived. */
export async function listShippedAs(
  tx: Tx,
  { repositoryId, shas }: { readonly repositoryId: RepositoryId; readonly shas: readonly string[] },
): Promise<readonly number[]> {
  if (shas.length === 0) return [];
  const rows = await tx.run<{ number: number }>(sqlText`
    select distinct p.number
    from jsonb_array_elements_text(${JSON.stringify(shas)}::text::jsonb) t(sha)
      join arrivals a on a.repository_id = ${repositoryId} and a.sha = t.sha
      join pull_requests p on p.repository_id = ${repositoryId} and p.merge_commit_sha = t.sha and p.merged_at is not null
    where exists (select 1 from shipments s where s.repository_id = ${repositoryId} and s.branch in (a.branch, p.base_ref)
      and s.kind <> 'failure' and s.at >= least(a.at, p.merged_at))`);
  return rows.map(({ number }) => number);
}
