import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const ownWorkspace = sql`(nullif(current_setting('app.workspace_id', true), '')::uuid)`;

/** Waits: what is due next, by the clock port's time. A machine table: claimed by the platform for all workspaces. */
export const schedules = pgTable(
  'schedules',
  {
    workspaceId: uuid('workspace_id').notNull().default(ownWorkspace),
    name: text('name').notNull(),
    key: text('key').notNull(),
    args: jsonb('args').notNull(),
    nextRunAt: instant('next_run_at').notNull(),
    recurring: boolean('recurring').notNull(),
  },
  (table) => [
    // Setting the same wait twice moves it; two replicas starting at once make one recurring row.
    primaryKey({ columns: [table.workspaceId, table.name, table.key] }),
    index('schedules_due').on(table.nextRunAt),
  ],
);

/** What came due, once for each instant; kept for 40 days so that a clock set back can't run it again. */
export const runs = pgTable(
  'runs',
  {
    workspaceId: uuid('workspace_id').notNull(),
    name: text('name').notNull(),
    key: text('key').notNull(),
    dueAt: instant('due_at').notNull(),
    claimedAt: instant('claimed_at').notNull(),
    /** `queued` or `skipped` (missed while down, and the schedule doesn't catch up). */
    outcome: text('outcome').notNull(),
    /** Null until its job succeeded. */
    finishedAt: instant('finished_at'),
  },
  (table) => [
    // Two replicas, or a clock that steps back, may meet the same due instant twice: one run.
    primaryKey({ columns: [table.workspaceId, table.name, table.key, table.dueAt] }),
    index('runs_claimed').on(table.claimedAt),
  ],
);
