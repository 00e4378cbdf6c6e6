import { date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../../history/schema.ts';
import { people } from '../../people/schema.ts';
import type { CopilotLink } from '../domain/ai-impact/copilot-link.ts';
import type { AuthorPart } from '../domain/ai-impact/release.ts';
import type { ShownImpact } from '../domain/ai-impact/shown-impact.ts';
import type { ShownShare } from '../domain/ai-impact/shown-share.ts';

/**
 * Figures about AI as people have seen them, with whose work went into each: what is shown next is held against them. The
 * newest of a scope and week is what a view shows.
 */
export const kpiAiFigures = pgTable(
  'kpi_ai_figures',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    /** A team's id, or `workspace`. */
    scope: text('scope').notNull(),
    figure: text('figure', { enum: ['impact', 'share', 'copilot'] }).notNull(),
    /** Monday of the week, of `impact` and `copilot` that of the last one in it; in UTC. */
    week: date('week', { mode: 'string' }).notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    shown: jsonb('shown').$type<ShownImpact | ShownShare | CopilotLink>().notNull(),
    /** Of each author a digest of their part: tells whose part differs between two figures, and nothing else. */
    basis: jsonb('basis').$type<readonly AuthorPart[]>().notNull(),
    shownAt: instant('shown_at').notNull(),
  },
  (table) => [
    index('kpi_ai_figures_latest').on(table.workspaceId, table.figure, table.scope, table.week),
    index('kpi_ai_figures_meeting').on(table.workspaceId, table.figure, table.toAt),
  ],
);

/** Who lets their leads see what of their own work counts as AI-assisted. */
export const kpiAiOptIns = pgTable('kpi_ai_opt_ins', {
  workspaceId: ownWorkspace(),
  // Pressed twice: one row.
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id),
  at: instant('at').notNull(),
});
