import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Charts that Slack keeps as files, where it can't fetch them from us. A machine table: read by the platform alone. */
export const chartFiles = pgTable(
  'chart_files',
  {
    workspaceId: uuid('workspace_id').notNull(),
    /** SHA-256 of the chart. */
    name: text('name').notNull(),
    /** Null while it is on its way. */
    fileId: text('file_id'),
    /** When it was taken up or, with a file, handed to Slack. */
    keptAt: instant('kept_at').notNull(),
    /** Last shown, to the day: what nobody looks at any more is taken out of Slack. */
    shownAt: instant('shown_at').notNull(),
  },
  // Two people, or two replicas, may ask for the same chart at once: one upload.
  (table) => [primaryKey({ columns: [table.workspaceId, table.name] })],
);
