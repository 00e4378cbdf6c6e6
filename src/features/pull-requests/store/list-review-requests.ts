import type { IdentityId, PullRequestId, RepositoryId } from '../../../kit/ids.ts';
import { sqlText } from '../../../kit/sql-text.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { ReviewTurn } from '../domain/review-requests.ts';

type Asked = {
  /** Of those who were asked. */
  readonly accounts: readonly IdentityId[];
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
  /** Null: of all repositories. */
  readonly repositoryId: RepositoryId | null;
};

/** One turn of one account with a pull request that asked one of them in that time. */
export type AskedTurn = ReviewTurn & {
  readonly pullRequestId: PullRequestId;
  readonly account: IdentityId;
  readonly authorId: IdentityId | null;
  readonly readyAt: Date | null;
  /** Merged or closed. */
  readonly endedAt: Date | null;
};

/** Everything between these accounts and the pull requests that asked one of them for a review in that time, oldest first. */
export async function listReviewTurns(
  tx: Tx,
  { accounts, from, to, repositoryId }: Asked,
): Promise<readonly AskedTurn[]> {
  if (accounts.length === 0) return [];
  const asked = JSON.stringify(accounts);
  const rows = await tx.run<Row>(sqlText`
    with accounts as materialized (
      select value::uuid as id, 'account:' || value as name from jsonb_array_elements_text(${asked}::text::jsonb)),
    asked as materialized (
      select distinct t.repository_id, t.number from accounts a join pull_request_timeline t on t.reviewer = a.name
      where t.kind = 'review-requested' and t.at >= ${from.toISOString()}::text::timestamptz
        and t.at < ${to.toISOString()}::text::timestamptz
        and (${repositoryId}::text is null or t.repository_id = ${repositoryId}::text::uuid))
    select p.id, p.author_id, e.account, e.kind, (extract(epoch from e.at) * 1000)::float8 as at,
      (extract(epoch from p.ready_at) * 1000)::float8 as ready_at,
      (extract(epoch from case when p.state <> 'open' then coalesce(p.merged_at, p.closed_at) end) * 1000)::float8 as ended_at
    from asked q join pull_requests p on p.repository_id = q.repository_id and p.number = q.number
    cross join lateral (
      select a.id as account, case t.kind when 'review-requested' then 'asked' else 'withdrawn' end as kind, t.at
      from pull_request_timeline t join accounts a on a.name = t.reviewer
      where t.repository_id = q.repository_id and t.number = q.number
        and t.kind in ('review-requested', 'review-request-removed')
      union all
      select r.author_id, 'reviewed', r.submitted_at from pull_request_reviews r join accounts a on a.id = r.author_id
      where r.repository_id = q.repository_id and r.number = q.number) e
    order by p.id, e.at`);
  return rows.map(({ id, author_id: authorId, account, kind, at, ...row }) => ({
    ...{ pullRequestId: id, authorId, account, kind, at: new Date(at) },
    readyAt: row.ready_at === null ? null : new Date(row.ready_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
  }));
}

type Row = {
  readonly id: PullRequestId;
  readonly author_id: IdentityId | null;
  readonly account: IdentityId;
  readonly kind: ReviewTurn['kind'];
  readonly at: number;
  readonly ready_at: number | null;
  readonly ended_at: number | null;
};
