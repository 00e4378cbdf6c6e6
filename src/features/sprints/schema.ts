import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../history/schema.ts';
import { tasks } from '../tasks/schema.ts';

export const sprints = pgTable(
  'sprints',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    /** Stays when the team goes: its records do, too. */
    teamId: uuid('team_id'),
    source: text('source', { enum: ['muster', 'tracker'] }).notNull(),
    trackerId: uuid('tracker_id'),
    /** The tracker's own, by which its issues name it. */
    trackerHostId: text('tracker_host_id'),
    boardKey: text('board_key'),
    name: text('name').notNull(),
    state: text('state', { enum: ['planned', 'open', 'closed'] }).notNull(),
    timeZone: text('time_zone').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    startedAt: instant('started_at'),
    closedAt: instant('closed_at'),
    createdById: uuid('created_by_id'),
    createdAt: instant('created_at').notNull(),
    // Two people may edit, open or close it at once: a write names the version it read.
    version: integer('version').notNull(),
  },
  (table) => [
    // Two leads press *Start* on two sprints of a team at once: one runs at a time.
    uniqueIndex('sprints_one_open').on(table.teamId).where(sql`state = 'open' and source = 'muster'`),
    // The tracker tells of a sprint again and again: one row.
    uniqueIndex('sprints_of_tracker').on(table.workspaceId, table.trackerId).where(sql`tracker_id is not null`),
    index('sprints_of_team').on(table.workspaceId, table.teamId, table.state),
  ],
);

/** Whose a tracker's board is, as somebody said: its sprints are that team's. */
export const sprintBoards = pgTable(
  'sprint_boards',
  {
    workspaceId: ownWorkspace(),
    /** Connection and board. */
    boardKey: text('board_key').notNull(),
    teamId: uuid('team_id').notNull(),
  },
  // Two people may say it at once: one team, the later one's.
  (table) => [primaryKey({ columns: [table.workspaceId, table.boardKey] })],
);

/** When a task was in a sprint. A task that left and came again has two rows. */
export const sprintTasks = pgTable(
  'sprint_tasks',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    sprintId: uuid('sprint_id')
      .notNull()
      .references(() => sprints.id, { onDelete: 'cascade' }),
    taskId: uuid('task_id')
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
  },
  (table) => [
    // Put into it by two people at once, it is in it once.
    uniqueIndex('sprint_tasks_once').on(table.sprintId, table.taskId).where(sql`left_at is null`),
    index('sprint_tasks_of_task').on(table.workspaceId, table.taskId),
  ],
);

/**
 * What was archived when a sprint opened and when it closed. A row with a `seal` is never changed: a trigger of the
 * database refuses it, whoever asks (`seal-tables.ts`).
 */
export const sprintRecords = pgTable(
  'sprint_records',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    sprintId: uuid('sprint_id')
      .notNull()
      .references(() => sprints.id),
    moment: text('moment', { enum: ['opened', 'closed'] }).notNull(),
    at: instant('at').notNull(),
    /** Canonical JSON as text: `jsonb` would put its parts into another order. */
    body: text('body').notNull(),
    /** SHA-256 of the body, in hex. */
    seal: text('seal').notNull(),
  },
  (table) => [
    // Closed by two people at once, or by a job that runs twice: the first record stays.
    uniqueIndex('sprint_records_once').on(table.sprintId, table.moment),
    index('sprint_records_at').on(table.workspaceId, table.moment, table.at),
  ],
);
