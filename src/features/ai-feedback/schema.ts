import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { AgentTool } from '../../kit/ai-evidence/index.ts';
import { instant, ownWorkspace } from '../history/schema.ts';
import { people } from '../people/schema.ts';
import type { ReportCategory } from './domain/report.ts';

/** Somebody's word that AI got something wrong. */
export const aiReports = pgTable(
  'ai_reports',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    via: text('via', { enum: ['reaction', 'shortcut'] }).notNull(),
    /** The message it was said about; its text is not kept. */
    channelId: text('channel_id').notNull(),
    messageTs: text('message_ts').notNull(),
    /** The pull requests of a survey's message; those that are meant, once somebody said more. */
    pullRequestIds: jsonb('pull_request_ids').$type<readonly string[]>().notNull(),
    category: text('category').$type<ReportCategory>(),
    /** Null: not said. */
    tool: text('tool').$type<AgentTool>(),
    /** Untrusted; empty: not said. */
    expected: text('expected').notNull(),
    /** False once taken back. */
    standing: boolean('standing').notNull(),
    reportedAt: instant('reported_at').notNull(),
    /** When it was said or taken back; of reactions by Slack's time, so that a removal that arrives first wins all the same. */
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    // Slack sends a reaction again, or its removal first: one row for each person and message.
    uniqueIndex('ai_reports_reaction')
      .on(table.workspaceId, table.personId, table.channelId, table.messageTs)
      .where(sql`via = 'reaction'`),
    index('ai_reports_reported').on(table.workspaceId, table.reportedAt),
  ],
);
