import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../history/schema.ts';
import { teams } from '../people/schema.ts';
import type { RaciLetter } from './domain/checker.ts';
import type { Consult } from './domain/consult.ts';
import type { Blocker, TaskSource } from './domain/task.ts';

export const tasks = pgTable(
  'tasks',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    details: text('details').notNull(),
    status: text('status', { enum: ['assigned', 'in_progress', 'blocked', 'completed', 'cancelled'] }).notNull(),
    creatorId: uuid('creator_id').notNull(),
    responsibleId: uuid('responsible_id').notNull(),
    accountableId: uuid('accountable_id').notNull(),
    dueOn: date('due_on', { mode: 'string' }),
    dueAt: instant('due_at'),
    points: smallint('points'),
    priority: text('priority', { enum: ['urgent', 'high', 'normal', 'low'] }).notNull(),
    type: text('type', { enum: ['feature', 'bug', 'chore', 'question'] }).notNull(),
    labels: jsonb('labels').$type<readonly string[]>().notNull(),
    private: boolean('private').notNull(),
    parentId: uuid('parent_id'),
    source: jsonb('source').$type<TaskSource>(),
    blocker: jsonb('blocker').$type<Blocker>(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    completedAt: instant('completed_at'),
    cancelledAt: instant('cancelled_at'),
    overdueAt: instant('overdue_at'),
    awaitingSignOffAt: instant('awaiting_sign_off_at'),
    signOffAskedId: uuid('sign_off_asked_id'),
    askFirst: boolean('ask_first').notNull().default(false),
    consult: jsonb('consult').$type<Consult>(),
    // Two people (or two clicks) may change a task at once: a write names the version it read, and the later one matches no row.
    version: integer('version').notNull(),
  },
  (table) => [
    // Two creations at once must not share a number.
    unique('tasks_number').on(table.workspaceId, table.number),
    index('tasks_open_due')
      .on(table.workspaceId, table.dueAt)
      .where(sql`status in ('assigned', 'in_progress', 'blocked')`),
    index('tasks_awaiting_sign_off').on(table.workspaceId).where(sql`awaiting_sign_off_at is not null`),
    // PostgreSQL knows nothing of a young table, keeps the plans it made then, and among indexes that look equally good it
    // takes the one made last. So the narrow ones stand last, and lead with what is rarest.
    index('tasks_children').on(table.parentId, table.number).where(sql`parent_id is not null`),
    index('tasks_open_of_responsible')
      .on(table.responsibleId, table.workspaceId)
      .where(sql`status in ('assigned', 'in_progress', 'blocked')`),
    index('tasks_open_of_accountable')
      .on(table.accountableId, table.workspaceId)
      .where(sql`status in ('assigned', 'in_progress', 'blocked')`),
  ],
);

/** The last number given in each workspace. Its row is locked by every creation, so it is locked last and for one commit only. */
export const taskCounters = pgTable('task_counters', {
  workspaceId: ownWorkspace().primaryKey(),
  lastNumber: integer('last_number').notNull(),
});

/** Who is asked before (C) and told after (I). */
export const taskPeople = pgTable(
  'task_people',
  {
    workspaceId: ownWorkspace(),
    taskId: uuid('task_id')
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    personId: uuid('person_id').notNull(),
    letter: text('letter', { enum: ['C', 'I'] }).notNull(),
  },
  // The same person chosen twice in a form counts once per letter.
  (table) => [
    primaryKey({ columns: [table.taskId, table.letter, table.personId] }),
    index('task_people_of_person').on(table.workspaceId, table.personId),
  ],
);

/** A task that waits for another one. */
export const taskWaits = pgTable(
  'task_waits',
  {
    workspaceId: ownWorkspace(),
    taskId: uuid('task_id')
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    waitsForId: uuid('waits_for_id')
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
  },
  // The same wait said twice is one wait.
  (table) => [primaryKey({ columns: [table.taskId, table.waitsForId] }), index('task_waits_for').on(table.waitsForId)],
);

/** How a team handles its tasks; a team without a row has the default's settings. */
export const taskTeamSettings = pgTable('task_team_settings', {
  workspaceId: ownWorkspace(),
  // Two people may save a team's settings at once: one row, the later one's.
  teamId: uuid('team_id')
    .primaryKey()
    .references(() => teams.id, { onDelete: 'cascade' }),
  signOff: boolean('sign_off').notNull(),
  required: jsonb('required').$type<readonly RaciLetter[]>().notNull(),
});

/** What informed people haven't heard of yet, and what each digest told: how the task stood when they last heard of it. */
export const taskNews = pgTable(
  'task_news',
  {
    workspaceId: ownWorkspace(),
    personId: uuid('person_id').notNull(),
    taskId: uuid('task_id')
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    statusBefore: text('status_before', {
      enum: ['assigned', 'in_progress', 'blocked', 'completed', 'cancelled'],
    }).notNull(),
    dueOnBefore: date('due_on_before', { mode: 'string' }),
    notedAt: instant('noted_at').notNull(),
    /** Null until a digest tells of it. */
    digestId: uuid('digest_id'),
  },
  (table) => [
    // A task changes several times between two digests: one line, from how it stood at first.
    uniqueIndex('task_news_untold').on(table.workspaceId, table.personId, table.taskId).where(sql`digest_id is null`),
    index('task_news_told').on(table.workspaceId, table.personId, table.digestId),
  ],
);
