import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A column of instants; its name ends in `_at`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** The tenant of a feature's row, taken from the scope it is written in. */
export const ownWorkspace = () =>
  uuid('workspace_id').notNull().default(sql`(nullif(current_setting('app.workspace_id', true), '')::uuid)`);

/** What was changed, when, by whom and through which door. Only ever added to: no code updates or deletes a row. */
export const history = pgTable(
  'history',
  {
    // The id comes with the change, so a repeated write of the same change is refused by the primary key.
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind', { enum: ['person', 'rule', 'api-key'] }).notNull(),
    actorPersonId: uuid('actor_person_id'),
    rule: text('rule'),
    surface: text('surface').notNull(),
    action: text('action').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason'),
  },
  (table) => [
    index('history_subject').on(
      table.workspaceId,
      table.subjectKind,
      table.subjectId,
      table.at.desc(),
      table.id.desc(),
    ),
    // What one person did on a day, for their check-in.
    index('history_of_person')
      .on(table.workspaceId, table.actorPersonId, table.at)
      .where(sql`actor_person_id is not null`),
  ],
);
