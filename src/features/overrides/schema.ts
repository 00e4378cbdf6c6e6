import { sql } from 'drizzle-orm';
import { index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Who let which rule rest, for what, why and until when. Never deleted. */
export const overrides = pgTable(
  'overrides',
  {
    id: uuid('id').primaryKey(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .default(sql`(nullif(current_setting('app.workspace_id', true), '')::uuid)`),
    ref: text('ref').notNull(),
    type: text('type', { enum: ['emergency', 'process', 'automation'] }).notNull(),
    rule: text('rule', {
      enum: ['sign-off', 'consult-wait', 'dependency-wait', 'checker', 'escalation-clock'],
    }).notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    authoriserId: uuid('authoriser_id').notNull(),
    justification: text('justification').notNull(),
    risk: text('risk').notNull(),
    grantedAt: instant('granted_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    // Two granted at once on one day must not share a reference.
    unique('overrides_ref').on(table.workspaceId, table.ref),
    index('overrides_of_subject').on(table.workspaceId, table.subjectKind, table.subjectId, table.rule),
  ],
);
