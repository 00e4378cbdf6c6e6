import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../../history/schema.ts';
import { people } from '../../people/schema.ts';

/** Leads and managers who don't want the week's numbers on Mondays. */
export const kpiMondayRefusals = pgTable('kpi_monday_refusals', {
  // Pressed twice: one refusal.
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  workspaceId: ownWorkspace(),
  refusedAt: instant('refused_at').notNull(),
});

/** Links by which somebody fetches the numbers they asked for; what they hold is read when they are followed. */
export const kpiExportLinks = pgTable('kpi_export_links', {
  id: uuid('id').primaryKey(),
  workspaceId: ownWorkspace(),
  personId: uuid('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' }),
  /** SHA-256 of the secret in the link: who reads the table can't follow it. */
  fingerprint: text('fingerprint').notNull(),
  format: text('format', { enum: ['csv', 'json'] }).notNull(),
  /** Which numbers, as `writeAsk` says them. */
  ask: text('ask').notNull(),
  expiresAt: instant('expires_at').notNull(),
  /** Taken once: whoever comes second is turned away. */
  usedAt: instant('used_at'),
});
