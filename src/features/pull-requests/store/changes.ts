import { type SQL, sql } from 'drizzle-orm';
import type { IdentityId, PullRequestId, RepositoryId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';

/** Which pull requests: these, those of a repository, those an account wrote or said something about,
 * those that name issues or are tied to tasks, or all of them. */
export type Which =
  | { readonly ids: readonly PullRequestId[] }
  | { readonly repositoryId: RepositoryId }
  | { readonly touchedBy: IdentityId }
  /** Keys of issues. */
  | { readonly naming: readonly string[] }
  | { readonly tiedTo: readonly TaskId[] }
  | 'all';

/**
 * Marks them as changed. In the order of their ids, like `takeChanges`: two that mark the same ones would wait for each
 * other without end. A mark that is there is touched, so that whoever takes it waits for this transaction.
 * @returns how many weren't marked yet
 */
export async function insertChanges(tx: Tx, which: Which): Promise<number> {
  const [row] = await tx.execute<{ fresh: number }>(sql`
    with marked as (
      insert into pull_request_changes (pull_request_id, host_updated_at)
      select id, host_updated_at from pull_requests where ${conditionOf(which)} order by id
      on conflict (pull_request_id) do update set host_updated_at = excluded.host_updated_at
      returning (xmax = 0) as fresh)
    select count(*) filter (where fresh)::int as fresh from marked`);
  return row?.fresh ?? 0;
}

/** Takes the newest marks for good. Whoever marks one of them meanwhile waits for this transaction, and the other way round. */
export async function takeChanges(tx: Tx, limit: number): Promise<readonly PullRequestId[]> {
  const rows = await tx.execute<{ id: PullRequestId }>(sql`
    with newest as materialized (
      select pull_request_id as id from pull_request_changes order by host_updated_at desc limit ${limit}),
    locked as materialized (
      select pull_request_id as id from pull_request_changes
      where pull_request_id in (select id from newest) order by pull_request_id for update)
    delete from pull_request_changes where pull_request_id in (select id from locked) returning pull_request_id as id`);
  return rows.map(({ id }) => id);
}

function conditionOf(which: Which): SQL {
  if (which === 'all') return sql`true`;
  if ('ids' in which)
    return sql`id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(which.ids)}::text::jsonb))`;
  if ('repositoryId' in which) return sql`repository_id = ${which.repositoryId}`;
  if ('naming' in which)
    return sql`(repository_id, number) in (select repository_id, number from issue_refs where key in
      (select value from jsonb_array_elements_text(${JSON.stringify(which.naming)}::text::jsonb)))`;
  if ('tiedTo' in which)
    return sql`(repository_id, number) in (select repository_id, number from task_ties where task_id in
      (select value::uuid from jsonb_array_elements_text(${JSON.stringify(which.tiedTo)}::text::jsonb)))`;
  const said = (table: 'pull_request_reviews' | 'pull_request_comments') =>
    sql`select repository_id, number from ${sql.raw(table)} where author_id = ${which.touchedBy}`;
  return sql`author_id = ${which.touchedBy} or (repository_id, number) in
    (${said('pull_request_reviews')} union ${said('pull_request_comments')})`;
}
