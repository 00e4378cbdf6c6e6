import { date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../../history/schema.ts';
import type { WeekFigures, WindowFigures } from '../domain/figures.ts';

/** The finished figures of a person's, team's, repository's or the workspace's weeks, under every lens. */
export const kpiWeeks = pgTable(
  'kpi_weeks',
  {
    workspaceId: ownWorkspace(),
    /** `workspace`, `person:…`, `team:…`, `repository:…`. */
    scope: text('scope').notNull(),
    /** Its Monday. */
    week: date('week', { mode: 'string' }).notNull(),
    figures: jsonb('figures').$type<WeekFigures>().notNull(),
    /** Raised whenever it is computed: what was kept of several weeks is good while none of them moved. */
    version: integer('version').notNull(),
  },
  // Two late facts of a week may be followed at once, and each again and again: one row.
  (table) => [primaryKey({ columns: [table.workspaceId, table.scope, table.week] })],
);

/** Figures of a longer time, kept for the next who asks: a median of weeks doesn't follow from their medians. */
export const kpiWindows = pgTable(
  'kpi_windows',
  {
    workspaceId: ownWorkspace(),
    scope: text('scope').notNull(),
    /** Only of this one; empty: of all. */
    repository: text('repository').notNull(),
    lens: text('lens').notNull(),
    fromAt: instant('from_at').notNull(),
    /** Not included. */
    toAt: instant('to_at').notNull(),
    /** Of the weeks that it touches (`stampOf`): not theirs any more, it isn't shown. */
    stamp: text('stamp').notNull(),
    figures: jsonb('figures').$type<WindowFigures>().notNull(),
    /** Forgotten when nobody asks for long. */
    askedAt: instant('asked_at').notNull(),
  },
  // Two people may ask for the same at once: one row.
  (table) => [
    primaryKey({
      columns: [table.workspaceId, table.scope, table.repository, table.lens, table.fromAt, table.toAt],
    }),
  ],
);
