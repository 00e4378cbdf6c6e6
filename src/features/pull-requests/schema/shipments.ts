import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../../history/schema.ts';
import { ofRepository } from './columns.ts';

/** When commits came onto the branches that people merge into, by the pushes that brought them. */
export const arrivals = pgTable(
  'arrivals',
  {
    ...ofRepository(),
    branch: text('branch').notNull(),
    sha: text('sha').notNull(),
    at: instant('at').notNull(),
    /** What the branch was after that push: what stood there before is in it. */
    tip: text('tip').notNull(),
    /** Place in that push, from 0, oldest first. */
    position: integer('position').notNull(),
  },
  (table) => [
    // The same push told twice, and a commit that is pushed again: its first arrival.
    uniqueIndex('arrivals_once').on(table.repositoryId, table.sha, table.branch),
    index('arrivals_in_order').on(table.repositoryId, table.branch, table.at),
  ],
);

/** When a branch was made, or forced to be something else: what was in it before isn't known to be in it since. */
export const branchBreaks = pgTable(
  'branch_breaks',
  { ...ofRepository(), branch: text('branch').notNull(), at: instant('at').notNull() },
  // The same push told twice: one break.
  (table) => [uniqueIndex('branch_breaks_once').on(table.repositoryId, table.branch, table.at)],
);

/** Which commit a tag names. */
export const tags = pgTable(
  'tags',
  { ...ofRepository(), tag: text('tag').notNull(), sha: text('sha').notNull(), at: instant('at').notNull() },
  (table) => [
    // Moved again and again: the latest counts.
    uniqueIndex('tags_once').on(table.repositoryId, table.tag),
    index('tags_sha').on(table.repositoryId, table.sha),
  ],
);

/**
 * Deployments to production that ended, and published releases, with the place of their commit on a branch: everything
 * that came onto the branch until then is in them. Computed from deployments, releases, merges and arrivals.
 */
export const shipments = pgTable(
  'shipments',
  {
    /** Of the deployment or the release. */
    subjectId: uuid('subject_id').notNull(),
    workspaceId: ownWorkspace(),
    repositoryId: ofRepository().repositoryId,
    kind: text('kind', { enum: ['deployment', 'failure', 'release'] }).notNull(),
    sha: text('sha').notNull(),
    branch: text('branch').notNull(),
    // The place of its commit, as `arrivals` have it.
    at: instant('at').notNull(),
    tip: text('tip').notNull(),
    position: integer('position').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at').notNull(),
  },
  (table) => [
    // Each thing told of it computes it anew: one row of each branch.
    uniqueIndex('shipments_once').on(table.subjectId, table.branch),
    index('shipments_sha').on(table.repositoryId, table.sha),
    index('shipments_finished').on(table.repositoryId, table.branch, table.kind, table.finishedAt),
    index('shipments_started').on(table.repositoryId, table.branch, table.kind, table.startedAt),
    index('shipments_place').on(table.repositoryId, table.branch, table.kind, table.at),
  ],
);
