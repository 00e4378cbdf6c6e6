import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../../history/schema.ts';

/** Figures about AI share, detection or quality that people have seen, with whose work went into them: what is shown next is held against them. */
export const kpiReleasedFigures = pgTable(
  'kpi_released_figures',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    /** Which kind of figure: those of different kinds tell nothing of each other. */
    figure: text('figure').notNull(),
    /** Of whom and under which filters: of one subject and period the last one is what people see. */
    subject: text('subject').notNull(),
    /** Of the period: figures of periods that don't meet share nothing. */
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    /** As text: every digit comes back. */
    value: text('value').notNull(),
    /** By author, the ids of what went in. */
    basis: jsonb('basis').$type<Readonly<Record<string, readonly string[]>>>().notNull(),
    shownAt: instant('shown_at').notNull(),
  },
  (table) => [index('kpi_released_figures_of').on(table.workspaceId, table.figure, table.toAt)],
);
