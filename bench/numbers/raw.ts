import type { Tx } from '../../src/ports/outbound/store.ts';

/** What the tab shows of the workspace, straight from what the code host told: medians and 75th percentiles of Muster's measures. */
export async function rawFigures(
  tx: Tx,
  { weeks, now }: { readonly weeks: number; readonly now: Date },
): Promise<void> {
  const from = new Date(now.getTime() - weeks * 7 * 86_400_000).toISOString();
  await tx.sql`
    with pulls as (
      select p.*, (select min(c.authored_at) from pull_request_commits t
          join commits c on c.repository_id = t.repository_id and c.sha = t.sha
          where t.repository_id = p.repository_id and t.number = p.number and t.head_sha = p.head_sha) as begun_at,
        (select min(r.submitted_at) from pull_request_reviews r join identities i on i.id = r.author_id
          where r.repository_id = p.repository_id and r.number = p.number and not i.bot
            and r.author_id <> p.author_id and r.submitted_at >= p.created_at) as reviewed_at,
        (select min(d.succeeded_at) from deployments d
          where d.repository_id = p.repository_id and d.sha = p.merge_commit_sha and d.production) as shipped_at
      from pull_requests p join identities a on a.id = p.author_id
      where p.state = 'merged' and not a.bot and p.merged_at >= ${from}::text::timestamptz),
    minutes as (
      select extract(epoch from created_at - begun_at) / 60 as coding, extract(epoch from reviewed_at - ready_at) / 60 as pickup,
        extract(epoch from merged_at - reviewed_at) / 60 as review, extract(epoch from shipped_at - merged_at) / 60 as deploy,
        extract(epoch from merged_at - begun_at) / 60 as cycle, extract(epoch from shipped_at - begun_at) / 60 as lead
      from pulls)
    select percentile_cont(array[0.5, 0.75]) within group (order by coding), count(coding),
      percentile_cont(array[0.5, 0.75]) within group (order by pickup), count(pickup),
      percentile_cont(array[0.5, 0.75]) within group (order by review), count(review),
      percentile_cont(array[0.5, 0.75]) within group (order by deploy), count(deploy),
      percentile_cont(array[0.5, 0.75]) within group (order by cycle), count(cycle),
      percentile_cont(array[0.5, 0.75]) within group (order by lead), count(lead)
    from minutes`;
}
