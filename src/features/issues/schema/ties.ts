import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { connections } from '../../connections/schema.ts';
import { instant, ownWorkspace } from '../../history/schema.ts';
import { people } from '../../people/schema.ts';

/** Issues that are the same work as a task, or may be. */
export const issueTies = pgTable(
  'issue_ties',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    issueHostId: text('issue_host_id').notNull(),
    // Of `tasks`, which stands beside this feature.
    taskId: uuid('task_id').notNull(),
    /** `proposed`: one names the other · `refused`: somebody untied them, or said they aren't the same. */
    state: text('state', { enum: ['tied', 'proposed', 'refused'] }).notNull(),
    /** How both stood when they last agreed, or when what they differ in was last dealt with: only what moved since moves the other. */
    settledStage: text('settled_stage', {
      enum: ['assigned', 'in_progress', 'signing-off', 'blocked', 'completed', 'cancelled'],
    }),
    settledCategory: text('settled_category', { enum: ['to-do', 'in-progress', 'done'] }),
    /** Why the issue could not follow the task, in words for people; null: it could. */
    trouble: text('trouble'),
    tiedById: uuid('tied_by_id').references(() => people.id),
    at: instant('at').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    // Two people may tie the same two at once, and a text that names one is told again and again: one row.
    uniqueIndex('issue_ties_pair').on(table.connectionId, table.issueHostId, table.taskId),
    // Moves flow both ways, so a task follows one issue and an issue one task: the second tie at once is refused.
    uniqueIndex('issue_ties_task').on(table.taskId).where(sql`state = 'tied'`),
    // The same from the issue's side.
    uniqueIndex('issue_ties_issue').on(table.connectionId, table.issueHostId).where(sql`state = 'tied'`),
    index('issue_ties_of_task').on(table.workspaceId, table.taskId),
  ],
);

/** What Muster itself moved in the tracker: its echo is nobody's work. */
export const issueMoves = pgTable(
  'issue_moves',
  {
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    issueHostId: text('issue_host_id').notNull(),
    toStatusId: text('to_status_id').notNull(),
    askedAt: instant('asked_at').notNull(),
  },
  // Asked for again after a fault it is the same move.
  (table) => [primaryKey({ columns: [table.connectionId, table.issueHostId, table.toStatusId, table.askedAt] })],
);
