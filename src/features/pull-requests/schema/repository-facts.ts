import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { repositories } from '../../connections/schema.ts';
import { instant, ownWorkspace } from '../../history/schema.ts';
import { identity, ofRepository } from './columns.ts';

/** Commits of pull requests and pushes. Diffs are read when needed and never kept. */
export const commits = pgTable(
  'commits',
  {
    ...ofRepository(),
    sha: text('sha').notNull(),
    message: text('message').notNull(),
    authoredAt: instant('authored_at').notNull(),
    committedAt: instant('committed_at').notNull(),
    authorId: identity('author_id'),
    /** Empty where the source doesn't tell (pushes don't). */
    parents: jsonb('parents').$type<readonly string[]>().notNull(),
    /** Changed lines; null where only sources told of it that don't say. */
    additions: integer('additions'),
    deletions: integer('deletions'),
    /** The earliest push that told of it; null when history did. */
    pushedAt: instant('pushed_at'),
    /** True once it was pushed to the default branch. */
    onDefaultBranch: boolean('on_default_branch').notNull(),
  },
  (table) => [
    // Pushed to several branches, listed by several pull requests: one commit.
    uniqueIndex('commits_sha').on(table.repositoryId, table.sha),
    index('commits_author').on(table.authorId, table.authoredAt),
  ],
);

/** Conclusions of checks; a fresh run of the same one replaces it. */
export const checks = pgTable(
  'checks',
  {
    ...ofRepository(),
    /** `check-run:1`, `check-suite:1`, `workflow-run:1`. */
    hostId: text('host_id').notNull(),
    name: text('name').notNull(),
    headSha: text('head_sha').notNull(),
    conclusion: text('conclusion').notNull(),
    completedAt: instant('completed_at').notNull(),
  },
  (table) => [
    // A webhook and a list tell of the same check: one row.
    uniqueIndex('checks_host').on(table.repositoryId, table.hostId),
    index('checks_head').on(table.repositoryId, table.headSha),
  ],
);

export const deployments = pgTable(
  'deployments',
  {
    ...ofRepository(),
    hostId: text('host_id').notNull(),
    sha: text('sha').notNull(),
    environment: text('environment').notNull(),
    production: boolean('production').notNull(),
    state: text('state').notNull(),
    at: instant('at').notNull(),
    /** When it was asked for; null: no source said. */
    startedAt: instant('started_at'),
    /** Kept when a later one takes its place. */
    succeededAt: instant('succeeded_at'),
    failedAt: instant('failed_at'),
  },
  (table) => [
    // Each status of a deployment is told by itself, and lists tell of it again: one row.
    uniqueIndex('deployments_host').on(table.repositoryId, table.hostId),
    index('deployments_sha').on(table.repositoryId, table.sha),
    index('deployments_ended').on(table.workspaceId, sql`coalesce(succeeded_at, failed_at)`).where(sql`production`),
  ],
);

/** How often something was told of a repository's deployments: what was computed of them is good for one version. */
export const deploymentVersions = pgTable('deployment_versions', {
  // Each page and each webhook raises it: one row.
  repositoryId: uuid('repository_id')
    .primaryKey()
    .references(() => repositories.id, { onDelete: 'cascade' }),
  workspaceId: ownWorkspace(),
  version: integer('version').notNull(),
  /** Something succeeded in production, ever. */
  deploys: boolean('deploys').notNull().default(false),
  /** Something was released, ever. */
  releases: boolean('releases').notNull().default(false),
});

export const releases = pgTable(
  'releases',
  {
    ...ofRepository(),
    hostId: text('host_id').notNull(),
    tag: text('tag').notNull(),
    /** Null: only its tag tells. */
    sha: text('sha'),
    publishedAt: instant('published_at'),
    at: instant('at').notNull(),
  },
  (table) => [
    // Created, edited, published: one release.
    uniqueIndex('releases_host').on(table.repositoryId, table.hostId),
    index('releases_tag').on(table.repositoryId, table.tag),
    index('releases_sha').on(table.repositoryId, table.sha),
  ],
);

export const securityAlerts = pgTable(
  'security_alerts',
  {
    ...ofRepository(),
    hostId: text('host_id').notNull(),
    kind: text('kind', { enum: ['code-scanning', 'dependabot', 'secret-scanning'] }).notNull(),
    severity: text('severity').notNull(),
    title: text('title').notNull(),
    url: text('url').notNull(),
    state: text('state', { enum: ['open', 'closed'] }).notNull(),
    at: instant('at').notNull(),
  },
  // Created, fixed, opened again: one alert.
  (table) => [uniqueIndex('security_alerts_host').on(table.repositoryId, table.hostId)],
);
