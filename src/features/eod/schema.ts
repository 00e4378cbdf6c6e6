import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../history/schema.ts';
import type { Answer, Blocker, Said } from './domain/check-in.ts';

/** How a team checks in; a team without a row doesn't. */
export const eodTeamSettings = pgTable('eod_team_settings', {
  // Two who save at once leave one row: the later one's.
  teamId: uuid('team_id').primaryKey(),
  workspaceId: ownWorkspace(),
  enabled: boolean('enabled').notNull(),
  /** `HH:MM` on the wall of `timeZone`. */
  askAt: text('ask_at').notNull(),
  /** Null: each person's own. */
  timeZone: text('time_zone'),
  windowMinutes: integer('window_minutes').notNull(),
  questions: jsonb('questions').$type<readonly string[]>().notNull(),
  /** Null: the team's own. */
  channelId: text('channel_id'),
  leftOutIds: jsonb('left_out_ids').$type<readonly string[]>().notNull(),
});

/** People who are asked at a time of their own instead of their team's. */
export const eodOwnTimes = pgTable('eod_own_times', {
  // Two saves at once leave one row: the later one's.
  personId: uuid('person_id').primaryKey(),
  workspaceId: ownWorkspace(),
  /** `HH:MM` on the wall of the person's zone. */
  askAt: text('ask_at').notNull(),
});

/** One person's check-in of one of their days. */
export const eodCheckIns = pgTable(
  'eod_check_ins',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    personId: uuid('person_id').notNull(),
    onDate: date('on_date', { mode: 'string' }).notNull(),
    teamIds: jsonb('team_ids').$type<readonly string[]>().notNull(),
    state: text('state', { enum: ['asked', 'sent', 'nothing', 'skipped'] }).notNull(),
    dueAt: instant('due_at'),
    windowMinutes: integer('window_minutes').notNull(),
    round: integer('round').notNull(),
    snoozedUntil: instant('snoozed_until'),
    remindedAt: instant('reminded_at'),
    closedAt: instant('closed_at'),
    answeredAt: instant('answered_at'),
    editableUntil: instant('editable_until'),
    done: jsonb('done').$type<readonly Said[]>().notNull(),
    plan: text('plan').notNull(),
    blockers: jsonb('blockers').$type<readonly Blocker[]>().notNull(),
    /** Named before and no longer: asked about on the card. */
    dropped: jsonb('dropped').$type<readonly Blocker[]>().notNull(),
    answers: jsonb('answers').$type<readonly Answer[]>().notNull(),
  },
  (table) => [
    // The job that asks may run twice or in two replicas, and `/eod` may come at the same moment: one check-in a day.
    unique('eod_check_ins_day').on(table.workspaceId, table.personId, table.onDate),
    index('eod_check_ins_of_day').on(table.workspaceId, table.onDate),
  ],
);

/** The card of a team and date: there since the first member sent. */
export const eodDigests = pgTable(
  'eod_digests',
  {
    workspaceId: ownWorkspace(),
    teamId: uuid('team_id').notNull(),
    onDate: date('on_date', { mode: 'string' }).notNull(),
    channelId: text('channel_id').notNull(),
    openedAt: instant('opened_at').notNull(),
    finalAt: instant('final_at'),
  },
  // Two members may be the first to send: one card.
  (table) => [primaryKey({ columns: [table.teamId, table.onDate] })],
);
