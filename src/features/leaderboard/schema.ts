import { date, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Basis } from '../../kit/figures/tells-of-few.ts';
import { instant, ownWorkspace } from '../history/schema.ts';
import type { Board } from './domain/board.ts';

/** Whose work a merged pull request is: the author's teams when it was merged, wherever they go later. */
export const leaderboardMerges = pgTable('leaderboard_merges', {
  // The news of a merge may come twice, and after the author changed teams: the first row stays.
  pullRequestId: uuid('pull_request_id').primaryKey(),
  workspaceId: ownWorkspace(),
  authorId: uuid('author_id').notNull(),
  teamIds: jsonb('team_ids').$type<readonly string[]>().notNull(),
  mergedAt: instant('merged_at').notNull(),
});

/** A week that a team's channel has seen. */
export const leaderboardWeeks = pgTable(
  'leaderboard_weeks',
  {
    workspaceId: ownWorkspace(),
    teamId: uuid('team_id').notNull(),
    week: text('week').notNull(),
    /** As it was when it was posted; the week's borders stay those of then. */
    timeZone: text('time_zone').notNull(),
    mondayOn: date('monday_on', { mode: 'string' }).notNull(),
    channelId: text('channel_id').notNull(),
    postedAt: instant('posted_at').notNull(),
    /** From then on nothing changes any more. */
    sealsAt: instant('seals_at').notNull(),
    /** What was shown last. */
    board: jsonb('board').$type<Board>().notNull(),
  },
  (table) => [
    // The schedule, a second replica and *Post now* may come at once: one card a team and week.
    primaryKey({ columns: [table.teamId, table.week] }),
    index('leaderboard_weeks_living').on(table.workspaceId, table.sealsAt),
  ],
);

/** Figures that people have seen, with whose answers went into them: what is shown next is held against them. */
export const leaderboardFigures = pgTable(
  'leaderboard_figures',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    teamId: uuid('team_id').notNull(),
    week: text('week').notNull(),
    figure: text('figure', { enum: ['ai-share', 'detection', 'quality'] }).notNull(),
    /** Of the week, as instants: figures of weeks that don't meet share no answer. */
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    value: text('value').notNull(),
    basis: jsonb('basis').$type<Basis>().notNull(),
    shownAt: instant('shown_at').notNull(),
  },
  (table) => [index('leaderboard_figures_of').on(table.workspaceId, table.figure, table.toAt)],
);
