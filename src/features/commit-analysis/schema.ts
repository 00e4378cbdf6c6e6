import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../history/schema.ts';
import { identities, people } from '../people/schema.ts';
import type { Reason } from './domain/reasons.ts';

/** What commits weigh. The diff isn't kept: a value, an interval and reasons are. */
export const commitEstimates = pgTable(
  'commit_estimates',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    /** The repository's id where a connection knows it, else `name:` and the name in lower case. */
    repositoryKey: text('repository_key').notNull(),
    /** As it was called then, `acme/web`. */
    repositoryName: text('repository_name').notNull(),
    sha: text('sha').notNull(),
    /** First line of the message, at most 200 characters; people's text. */
    title: text('title').notNull(),
    url: text('url'),
    private: boolean('private').notNull(),
    authoredAt: instant('authored_at').notNull(),
    weighedAt: instant('weighed_at').notNull(),
    source: text('source', { enum: ['host', 'ingest'] }).notNull(),
    /** The estimator's, without rounding. */
    value: doublePrecision('value').notNull(),
    lowHours: doublePrecision('low_hours').notNull(),
    highHours: doublePrecision('high_hours').notNull(),
    reasons: jsonb('reasons').$type<readonly Reason[]>().notNull(),
    /** `waiting`: a model is to be asked · `kept`: it was and couldn't answer · `none`: none is set up, or nothing to ask. */
    refinement: text('refinement', { enum: ['none', 'waiting', 'refined', 'kept'] }).notNull(),
    /** The model's, within the bounds around `value`; null unless refined. */
    refinedValue: doublePrecision('refined_value'),
    refinedBy: text('refined_by'),
    /**
     * What the value comes from. `sizes`: paths and sizes alone, as history tells them; the diff is still to be read ·
     * `gone`: the same for good, the host has no such commit any more.
     */
    basis: text('basis', { enum: ['diff', 'sizes', 'gone'] }).notNull(),
    changeKey: text('change_key'),
    undoKey: text('undo_key'),
  },
  (table) => [
    // A push, a pull request, a retry and an automation tool may all tell of one commit: one row.
    uniqueIndex('commit_estimates_commit').on(table.workspaceId, table.repositoryKey, table.sha),
    index('commit_estimates_change').on(table.workspaceId, table.repositoryKey, table.changeKey),
    index('commit_estimates_unread').on(table.workspaceId, table.authoredAt).where(sql`basis = 'sizes'`),
  ],
);

/** Whose it is: the author and human co-authors in equal parts; nobody's where only agents wrote it. */
export const commitShares = pgTable(
  'commit_shares',
  {
    workspaceId: ownWorkspace(),
    commitId: uuid('commit_id')
      .notNull()
      .references(() => commitEstimates.id, { onDelete: 'cascade' }),
    identityId: uuid('identity_id')
      .notNull()
      .references(() => identities.id),
    /** Above 0, 1 at most; a commit's add up to 1. */
    share: doublePrecision('share').notNull(),
    authoredAt: instant('authored_at').notNull(),
  },
  (table) => [
    // Somebody may be author and co-author of the same commit: one part.
    primaryKey({ columns: [table.commitId, table.identityId] }),
    index('commit_shares_of_identity').on(table.identityId, table.authoredAt),
  ],
);

/** What authors said of values that looked wrong to them. Taken back ones stay. */
export const commitAppeals = pgTable(
  'commit_appeals',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    commitId: uuid('commit_id')
      .notNull()
      .references(() => commitEstimates.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    suggested: doublePrecision('suggested').notNull(),
    why: text('why').notNull(),
    at: instant('at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    // The form sent twice, or from two windows: one standing appeal of each person.
    uniqueIndex('commit_appeals_standing').on(table.commitId, table.personId).where(sql`undone_at is null`),
  ],
);

/** What the model was asked for on a day, so that a cap holds. */
export const modelSpending = pgTable(
  'model_spending',
  {
    workspaceId: ownWorkspace(),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    tokens: integer('tokens').notNull(),
  },
  // Two jobs may spend at once: they add to one row.
  (table) => [primaryKey({ columns: [table.workspaceId, table.onDay] })],
);
