import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { IdentityId, PullRequestId, RepositoryId } from '../../../kit/ids.ts';
import { listText } from '../../../kit/sql-text.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { Course, PullRequest, PullRequestState } from '../domain/pull-request.ts';
import { pullRequests } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** Null when the workspace has no such pull request. */
export async function findPullRequest(tx: Tx, id: PullRequestId): Promise<PullRequest | null> {
  const [row] = await tx.kept(byIds, { ids: listText([id]) });
  return row === undefined ? null : toPullRequest(row);
}

const byIds = (db: Builder) =>
  db
    .select()
    .from(pullRequests)
    .where(sql`${pullRequests.id} = any(${sql.placeholder('ids')}::uuid[])`);

/** Those of the ids that exist, in no order. */
export async function listPullRequestsById(tx: Tx, ids: readonly PullRequestId[]): Promise<readonly PullRequest[]> {
  if (ids.length === 0) return [];
  return (await tx.kept(byIds, { ids: listText(ids) })).map(toPullRequest);
}

/** Those of the numbers that are known, in no order. */
export async function listPullRequestsByNumber(
  tx: Tx,
  repositoryId: RepositoryId,
  numbers: readonly number[],
): Promise<readonly PullRequest[]> {
  if (numbers.length === 0) return [];
  return (await tx.kept(byNumbers, { repositoryId, numbers: listText(numbers) })).map(toPullRequest);
}

const byNumbers = (db: Builder) =>
  db
    .select()
    .from(pullRequests)
    .where(
      and(
        eq(pullRequests.repositoryId, sql.placeholder('repositoryId')),
        sql`${pullRequests.number} = any(${sql.placeholder('numbers')}::int[])`,
      ),
    );

/** Those merged from `from` (included) to `to` (not included), oldest first. */
export async function listMerged(
  tx: Tx,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly PullRequest[]> {
  const { state, mergedAt, id } = pullRequests;
  const rows = await tx
    .select()
    .from(pullRequests)
    .where(and(eq(state, 'merged'), gte(mergedAt, from), lt(mergedAt, to)))
    .orderBy(mergedAt, id);
  return rows.map(toPullRequest);
}

/**
 * Holds everything of a repository until the transaction ends: what is read of it then can be merged and written without
 * another delivery in between.
 */
export async function lockRepository(tx: Tx, repositoryId: RepositoryId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pull-requests:${repositoryId}`}, 0))`);
}

export type PullRequestWrite = PullRequestState & Pick<PullRequest, 'id' | 'origin'>;

/** New ones, and new states of known ones; what is computed from them stays as it is. */
export async function savePullRequests(tx: Tx, states: readonly PullRequestWrite[]): Promise<void> {
  const set = STATE_COLUMNS.map((name) => `${pullRequests[name].name} = excluded.${pullRequests[name].name}`).join(
    ', ',
  );
  const conflict = sql`(repository_id, number) do update set ${sql.raw(set)}`;
  await insertRows(tx, { table: pullRequests, rows: states.map(toRow), conflict });
}

/** Writes what was computed of them, in one statement. */
export async function saveCourses(
  tx: Tx,
  computed: readonly ({ readonly id: PullRequestId } & Course)[],
): Promise<void> {
  if (computed.length === 0) return;
  await tx.execute(sql`
    update pull_requests p set first_commit_at = c."firstCommitAt", ready_at = c."readyAt",
      first_review_at = c."firstReviewAt", picked_up_at = c."pickedUpAt", first_approval_at = c."firstApprovalAt",
      last_approval_at = c."lastApprovalAt", deployed_at = c."deployedAt", draft_ms = c."draftMs",
      re_requests = c."reRequests", force_pushes = c."forcePushes", reopenings = c."reopenings"
    from jsonb_to_recordset(${JSON.stringify(computed)}::text::jsonb) c(id uuid, "firstCommitAt" timestamptz,
      "readyAt" timestamptz, "firstReviewAt" timestamptz, "pickedUpAt" timestamptz, "firstApprovalAt" timestamptz,
      "lastApprovalAt" timestamptz, "deployedAt" timestamptz, "draftMs" bigint, "reRequests" int, "forcePushes" int,
      reopenings int)
    where p.id = c.id`);
}

/** Remembers for which heads commits and files were read. */
export async function markRead(
  tx: Tx,
  repositoryId: RepositoryId,
  heads: readonly { readonly number: number; readonly headSha: string }[],
): Promise<void> {
  if (heads.length === 0) return;
  const read = heads.map(({ number, headSha }) => ({ number, head: headSha }));
  await tx.execute(sql`
    update pull_requests p set read_head_sha = r.head
    from jsonb_to_recordset(${JSON.stringify(read)}::text::jsonb) r(number int, head text)
    where p.repository_id = ${repositoryId} and p.number = r.number and p.head_sha = r.head`);
}

/** Everything `mergeStates` decides. */
const STATE_COLUMNS = [
  'hostId',
  'title',
  'body',
  'url',
  'state',
  'draft',
  'authorId',
  'createdAt',
  'hostUpdatedAt',
  'mergedAt',
  'closedAt',
  'mergedById',
  'mergeCommitSha',
  'headRef',
  'headSha',
  'baseRef',
  'baseSha',
  'requestedReviewerIds',
  'requestedTeams',
  'labels',
  'additions',
  'deletions',
  'files',
  'commits',
  'sizedAt',
  'certainty',
  'face',
] as const;

type Row = typeof pullRequests.$inferSelect;

/** Exactly the columns of a state: a state merged from a known row carries more. */
function toRow({ size, ...state }: PullRequestWrite): typeof pullRequests.$inferInsert {
  const { at: sizedAt, ...sizes } = size ?? { at: null, additions: null, deletions: null, files: null, commits: null };
  const all = { ...state, ...sizes, sizedAt };
  const { id, repositoryId, number, origin } = all;
  return {
    ...{ id, repositoryId, number, origin },
    ...(Object.fromEntries(STATE_COLUMNS.map((name) => [name, all[name]])) as Pick<
      typeof all,
      (typeof STATE_COLUMNS)[number]
    >),
  };
}

function toPullRequest({ workspaceId: _, additions, deletions, files, commits, sizedAt, ...row }: Row): PullRequest {
  const size =
    sizedAt === null
      ? null
      : {
          ...{ additions: additions ?? 0, deletions: deletions ?? 0, files: files ?? 0, commits: commits ?? 0 },
          at: sizedAt,
        };
  return {
    ...row,
    id: row.id as PullRequestId,
    repositoryId: row.repositoryId as RepositoryId,
    authorId: row.authorId as IdentityId | null,
    mergedById: row.mergedById as IdentityId | null,
    requestedReviewerIds: row.requestedReviewerIds as readonly IdentityId[],
    size,
  };
}
