import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { connections, repositories } from '../../connections/schema.ts';
import { instant, ownWorkspace } from '../../history/schema.ts';

/** How far the past of one repository is read. A page's facts and the cursor move in one transaction. */
export const repositorySyncs = pgTable(
  'repository_syncs',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    repositoryId: uuid('repository_id')
      .notNull()
      .references(() => repositories.id, { onDelete: 'cascade' }),
    step: text('step', { enum: ['recent', 'older', 'deployments', 'repair', 'done', 'gone'] }).notNull(),
    /** Days count back from here. */
    startedAt: instant('started_at').notNull(),
    days: integer('days').notNull(),
    /** Where the next page of history begins; null before the first page, and after the last. */
    cursor: text('cursor'),
    /** There is nothing older. */
    exhausted: boolean('exhausted').notNull(),
    /** The same for deployments and repairs. */
    sideCursor: text('side_cursor'),
    /** The oldest change read so far. */
    reachedAt: instant('reached_at'),
    /** Repairs read back to here. */
    knownUntil: instant('known_until'),
    /** The newest change of a run under way: becomes `known_until` at its end. */
    newestAt: instant('newest_at'),
    /** Of the host's list of newest changes: an unchanged one needs no repair. */
    etag: text('etag'),
    pageSize: integer('page_size').notNull(),
    pullRequests: integer('pull_requests').notNull(),
    /** Raised with each page: of two jobs on the same page one gives way. */
    version: integer('version').notNull(),
  },
  (table) => [
    // Choosing a repository twice reads its past once.
    uniqueIndex('repository_syncs_repository').on(table.repositoryId),
    index('repository_syncs_of_connection').on(table.connectionId),
  ],
);

/** Deliveries Muster missed and asked the host to send again: each once. */
export const askedDeliveries = pgTable(
  'asked_deliveries',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    /** The same for every attempt of it. */
    deliveryId: text('delivery_id').notNull(),
    /** `asking`: the host may have heard it or not; its list tells. */
    state: text('state', { enum: ['asking', 'asked', 'refused'] }).notNull(),
    askedAt: instant('asked_at').notNull(),
  },
  // Two runs may find the same missed delivery: it is asked for once.
  (table) => [uniqueIndex('asked_deliveries_delivery').on(table.connectionId, table.deliveryId)],
);
