import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from '../../history/schema.ts';
import { identity, ofPullRequest } from './columns.ts';

/**
 * Pull requests as the host shows them now. What belongs to one hangs on repository and number, not on this row: webhooks
 * come in any order, and a review may be known before its pull request.
 */
export const pullRequests = pgTable(
  'pull_requests',
  {
    ...ofPullRequest(),
    hostId: text('host_id').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    url: text('url').notNull(),
    state: text('state', { enum: ['open', 'closed', 'merged'] }).notNull(),
    draft: boolean('draft').notNull(),
    authorId: identity('author_id'),
    createdAt: instant('created_at').notNull(),
    /** The host's time of this state. */
    hostUpdatedAt: instant('host_updated_at').notNull(),
    mergedAt: instant('merged_at'),
    closedAt: instant('closed_at'),
    mergedById: identity('merged_by_id'),
    mergeCommitSha: text('merge_commit_sha'),
    headRef: text('head_ref').notNull(),
    headSha: text('head_sha').notNull(),
    baseRef: text('base_ref').notNull(),
    baseSha: text('base_sha').notNull(),
    requestedReviewerIds: jsonb('requested_reviewer_ids').$type<readonly string[]>().notNull(),
    /** Slugs. */
    requestedTeams: jsonb('requested_teams').$type<readonly string[]>().notNull(),
    labels: jsonb('labels').$type<readonly string[]>().notNull(),
    additions: integer('additions'),
    deletions: integer('deletions'),
    files: integer('files'),
    commits: integer('commits'),
    /** The host's time of the state these four belong to: some sources don't tell them. */
    sizedAt: instant('sized_at'),
    certainty: text('certainty', { enum: ['told', 'doubtful', 'read'] }).notNull(),
    /** Digest of what the host said: tells two states of one instant apart. */
    face: text('face').notNull(),
    /** Head whose commits and files were read; null: never. */
    readHeadSha: text('read_head_sha'),
    /** How it was first heard of. */
    origin: text('origin', { enum: ['live', 'backfill'] }).notNull(),
    // Computed from everything known of it, and again whenever more is told.
    firstCommitAt: instant('first_commit_at'),
    /** When it last left draft; when it was created, if it never was one. Null for drafts. */
    readyAt: instant('ready_at'),
    /** First review or comment, after it was ready, by a human other than the author. */
    firstReviewAt: instant('first_review_at'),
    pickedUpAt: instant('picked_up_at'),
    firstApprovalAt: instant('first_approval_at'),
    lastApprovalAt: instant('last_approval_at'),
    /** First success in production. */
    deployedAt: instant('deployed_at'),
    /** Milliseconds. */
    draftMs: bigint('draft_ms', { mode: 'number' }).notNull().default(0),
    reRequests: integer('re_requests').notNull().default(0),
    forcePushes: integer('force_pushes').notNull().default(0),
    reopenings: integer('reopenings').notNull().default(0),
  },
  (table) => [
    // Webhooks, lists and single reads tell of the same pull request, repeatedly and at once: one row.
    uniqueIndex('pull_requests_number').on(table.repositoryId, table.number),
    index('pull_requests_merged').on(table.workspaceId, table.mergedAt),
    index('pull_requests_open').on(table.workspaceId, table.repositoryId).where(sql`state = 'open'`),
    index('pull_requests_head').on(table.repositoryId, table.headSha),
    index('pull_requests_merged_into').on(table.repositoryId, table.baseRef, table.mergedAt),
    index('pull_requests_merge_commit').on(table.repositoryId, table.mergeCommitSha),
    index('pull_requests_author').on(table.authorId, table.createdAt),
  ],
);

export const pullRequestReviews = pgTable(
  'pull_request_reviews',
  {
    ...ofPullRequest(),
    hostId: text('host_id').notNull(),
    authorId: identity('author_id'),
    /** Null: it was dismissed before anybody told what it had said. */
    verdict: text('verdict', { enum: ['approved', 'changes-requested', 'commented'] }),
    dismissed: boolean('dismissed').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    commitSha: text('commit_sha'),
  },
  (table) => [
    // Submitted, edited, dismissed and listed: one review.
    uniqueIndex('pull_request_reviews_host').on(table.repositoryId, table.hostId),
    index('pull_request_reviews_of').on(table.repositoryId, table.number),
    index('pull_request_reviews_author').on(table.authorId, table.submittedAt),
  ],
);

/** When somebody wrote; what they wrote stays with the host. */
export const pullRequestComments = pgTable(
  'pull_request_comments',
  {
    ...ofPullRequest(),
    hostId: text('host_id').notNull(),
    kind: text('kind', { enum: ['review', 'conversation'] }).notNull(),
    authorId: identity('author_id'),
    at: instant('at').notNull(),
    /** Kept after its deletion: the news of its making may come later. */
    deleted: boolean('deleted').notNull(),
  },
  (table) => [
    // Created, edited, deleted and listed: one comment. The two kinds have ids of their own.
    uniqueIndex('pull_request_comments_host').on(table.repositoryId, table.kind, table.hostId),
    index('pull_request_comments_of').on(table.repositoryId, table.number),
    index('pull_request_comments_author').on(table.authorId),
  ],
);

/** What happened to a pull request and doesn't show in its present state any more. */
export const pullRequestTimeline = pgTable(
  'pull_request_timeline',
  {
    ...ofPullRequest(),
    kind: text('kind', {
      enum: [
        'ready-for-review',
        'converted-to-draft',
        'review-requested',
        'review-request-removed',
        'head-force-pushed',
        'reopened',
        'closed',
        'merged',
      ],
    }).notNull(),
    at: instant('at').notNull(),
    /** `account:<identity>` or `team:<slug>` of review requests; empty for everything else. */
    reviewer: text('reviewer').notNull(),
  },
  (table) => [
    // A webhook and a list tell of the same happening: one entry.
    uniqueIndex('pull_request_timeline_once').on(
      table.repositoryId,
      table.number,
      table.kind,
      table.at,
      table.reviewer,
    ),
    index('pull_request_timeline_asked').on(table.reviewer, table.at).where(sql`kind = 'review-requested'`),
  ],
);

/** Which commits a pull request had while this was its head; those of the present head count. */
export const pullRequestCommits = pgTable(
  'pull_request_commits',
  {
    ...ofPullRequest(),
    headSha: text('head_sha').notNull(),
    sha: text('sha').notNull(),
    /** From 0, oldest first. */
    position: integer('position').notNull(),
  },
  (table) => [
    // The same list read twice: one tie.
    uniqueIndex('pull_request_commits_once').on(table.repositoryId, table.number, table.headSha, table.sha),
    index('pull_request_commits_sha').on(table.repositoryId, table.sha),
  ],
);

/** Paths and sizes of what a pull request changes, for one head of it. */
export const pullRequestFiles = pgTable(
  'pull_request_files',
  {
    ...ofPullRequest(),
    headSha: text('head_sha').notNull(),
    path: text('path').notNull(),
    previousPath: text('previous_path'),
    status: text('status', { enum: ['added', 'modified', 'removed', 'renamed', 'copied', 'unchanged'] }).notNull(),
    additions: integer('additions').notNull(),
    deletions: integer('deletions').notNull(),
  },
  (table) => [
    // The same list read twice: one file.
    uniqueIndex('pull_request_files_once').on(table.repositoryId, table.number, table.headSha, table.path),
  ],
);
