import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { connections, trackerProjects } from '../../connections/schema.ts';
import { instant, ownWorkspace } from '../../history/schema.ts';

/** How far the past of one project is read. A page's facts and the cursor move in one transaction. */
export const projectSyncs = pgTable(
  'project_syncs',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    projectId: uuid('project_id')
      .notNull()
      .references(() => trackerProjects.id, { onDelete: 'cascade' }),
    /** `gone`: the credentials don't reach it any more. */
    step: text('step', { enum: ['sprints', 'issues', 'roll-call', 'absent', 'done', 'gone'] }).notNull(),
    startedAt: instant('started_at').notNull(),
    /** Changes before this aren't read. */
    since: instant('since').notNull(),
    /** Where the next page begins; null before the first. */
    cursor: text('cursor'),
    /** The newest change read so far: oldest come first. */
    reachedAt: instant('reached_at'),
    /** Everything up to here was read by an earlier run; null while the first one goes on. */
    knownUntil: instant('known_until'),
    /** The field points are read from; another one has everything read anew. Null: none was known. */
    pointsField: text('points_field'),
    /** Up to which number of its keys the roll was called; then how many of the missing were looked for. */
    countedTo: integer('counted_to').notNull(),
    /** How many were missing when they were too many to believe; 0: none, or few. */
    doubted: integer('doubted').notNull(),
    pageSize: integer('page_size').notNull(),
    issues: integer('issues').notNull(),
    /** Raised with each page: of two jobs on the same page one gives way. */
    version: integer('version').notNull(),
  },
  (table) => [
    // Choosing a project twice reads its past once.
    uniqueIndex('project_syncs_project').on(table.projectId),
    index('project_syncs_of_connection').on(table.connectionId),
  ],
);
