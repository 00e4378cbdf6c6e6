import { boolean, jsonb, pgTable, primaryKey, smallint, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../../history/schema.ts';
import { people } from '../../people/schema.ts';
import type { Placement } from '../domain/placement.ts';

/** In which teams somebody was, and when: `people` knows only who is in them now. */
export const kpiPlacements = pgTable('kpi_placements', {
  // Every change of any team is followed for everybody, and two jobs may do it at once: one row.
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  workspaceId: ownWorkspace(),
  placement: jsonb('placement').$type<Placement>().notNull(),
});

/**
 * What admins decided of repositories; others have no row. What was read of those they let go of doesn't count while it
 * is so.
 */
export const kpiRepositories = pgTable('kpi_repositories', {
  // Chosen and let go of again and again: the last word counts.
  repositoryId: uuid('repository_id').primaryKey(),
  workspaceId: ownWorkspace(),
  counts: boolean('counts').notNull(),
  /** What is merged is in production at once. */
  deploysOnMerge: boolean('deploys_on_merge').notNull().default(false),
});

/** The walk through everything told before, after an update that computes more of it or otherwise. */
export const kpiFills = pgTable(
  'kpi_fills',
  {
    workspaceId: ownWorkspace(),
    /** What the walk is for (`RULES`). */
    rules: smallint('rules').notNull(),
    startedAt: instant('started_at').notNull(),
  },
  // Two replicas may start it at once: one walk.
  (table) => [primaryKey({ columns: [table.workspaceId, table.rules] })],
);
