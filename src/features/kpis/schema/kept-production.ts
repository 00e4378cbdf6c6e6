import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../../history/schema.ts';
import type { ProductionFigures } from '../domain/production/production.ts';

/** How production fared in a longer time, kept for the next who asks, as `kpi_windows` are. */
export const kpiProductionWindows = pgTable(
  'kpi_production_windows',
  {
    workspaceId: ownWorkspace(),
    scope: text('scope').notNull(),
    /** Only of this one; empty: of all. */
    repository: text('repository').notNull(),
    lens: text('lens').notNull(),
    fromAt: instant('from_at').notNull(),
    /** Not included. */
    toAt: instant('to_at').notNull(),
    /** On whose wall days are counted. */
    timeZone: text('time_zone').notNull(),
    /** Of the weeks around it, and of all deployments: not theirs any more, it isn't shown. */
    stamp: text('stamp').notNull(),
    /** Without ids; null: the scope has none. */
    figures: jsonb('figures').$type<ProductionFigures>(),
    askedAt: instant('asked_at').notNull(),
  },
  // Two people may ask for the same at once: one row.
  (table) => [
    primaryKey({
      name: 'kpi_production_windows_pk',
      columns: [
        ...([table.workspaceId, table.scope, table.repository, table.lens] as const),
        ...([table.fromAt, table.toAt, table.timeZone] as const),
      ],
    }),
  ],
);
