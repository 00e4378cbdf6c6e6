import { sql } from 'drizzle-orm';
import { boolean, customType, date, index, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../../history/schema.ts';
import type { KeptSubject } from '../domain/kept-subject.ts';

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** What roll-ups need of each pull request: some 350 bytes, so that those of a week are read in a millisecond or two. */
export const kpiFacts = pgTable(
  'kpi_facts',
  {
    // However often something is told of a pull request, in whatever order: one row, computed anew as a whole.
    pullRequestId: uuid('pull_request_id').primaryKey(),
    workspaceId: ownWorkspace(),
    repositoryId: uuid('repository_id').notNull(),
    /** Null: the author's account is nobody of Slack. */
    authorPersonId: uuid('author_person_id'),
    /** The author's, when it was merged, or opened where it isn't (`Placement`). */
    teamIds: uuid('team_ids').array().notNull(),
    /** On whose wall its weeks are read. */
    timeZone: text('time_zone').notNull(),
    bot: boolean('bot').notNull(),
    merged: boolean('merged').notNull(),
    revert: boolean('revert').notNull(),
    hotfix: boolean('hotfix').notNull(),
    // When the lenses count it (`timeOf`), and the Mondays of these weeks.
    mergedAt: instant('merged_at').notNull(),
    deployedAt: instant('deployed_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    mergedWeek: date('merged_week', { mode: 'string' }).notNull(),
    deployedWeek: date('deployed_week', { mode: 'string' }).notNull(),
    updatedWeek: date('updated_week', { mode: 'string' }).notNull(),
    /** What every lens reads in it (`packReadings`). */
    readings: bytes('readings').notNull(),
    /** Which version of the rules computed it (`RULES`). */
    rules: smallint('rules').notNull(),
  },
  (table) => [
    index('kpi_facts_merged').on(table.workspaceId, table.mergedWeek),
    index('kpi_facts_deployed').on(table.workspaceId, table.deployedWeek),
    index('kpi_facts_updated').on(table.workspaceId, table.updatedWeek),
    index('kpi_facts_author').on(table.authorPersonId),
    index('kpi_facts_mending').on(table.workspaceId, table.mergedWeek).where(sql`revert or hotfix`),
  ],
);

/** The same in full, for *Explain*. */
export const kpiSubjects = pgTable('kpi_subjects', {
  // As `kpi_facts`: one row, computed anew as a whole.
  pullRequestId: uuid('pull_request_id')
    .primaryKey()
    .references(() => kpiFacts.pullRequestId, { onDelete: 'cascade' }),
  workspaceId: ownWorkspace(),
  subject: jsonb('subject').$type<KeptSubject>().notNull(),
});
