import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from '../../history/schema.ts';
import { ofRepository } from './columns.ts';

/** Signs that coding agents took part, each with where it was found and the words it stands on. */
export const aiEvidence = pgTable(
  'ai_evidence',
  {
    ...ofRepository(),
    about: text('about', { enum: ['commit', 'pull-request'] }).notNull(),
    /** The commit's sha, or the pull request's number. */
    subject: text('subject').notNull(),
    tool: text('tool').notNull(),
    source: text('source', { enum: ['trailer', 'signature', 'account', 'file', 'note'] }).notNull(),
    /** `work`: it took part in this · `use`: its instructions were changed, no more. */
    proves: text('proves', { enum: ['work', 'use'] }).notNull(),
    /** Untrusted text, at most 300 characters. */
    quote: text('quote').notNull(),
    /** When Muster found it. */
    foundAt: instant('found_at').notNull(),
  },
  (table) => [
    // A push, a list and a webhook show the same text again and again: one row of each tool and source.
    uniqueIndex('ai_evidence_once').on(
      table.repositoryId,
      table.about,
      table.subject,
      table.tool,
      table.source,
      table.proves,
    ),
    index('ai_evidence_of').on(table.workspaceId, table.foundAt),
  ],
);
