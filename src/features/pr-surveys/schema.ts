import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../history/schema.ts';
import { people, teams } from '../people/schema.ts';
import { pullRequests } from '../pull-requests/schema.ts';
import type { SkipReason } from './domain/skip-reason.ts';

/** What is asked about one merged pull request. */
export const surveys = pgTable(
  'surveys',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    pullRequestId: uuid('pull_request_id')
      .notNull()
      .references(() => pullRequests.id, { onDelete: 'cascade' }),
    /** `waiting`: its files must be read before it is decided · `settled`: nothing of it is sealed any more. */
    state: text('state', { enum: ['waiting', 'open', 'settled', 'skipped'] }).notNull(),
    /** Why nobody is asked; null unless skipped. */
    skipped: text('skipped').$type<SkipReason>(),
    /** Whose word is the truth: the author, or the human behind an agent's own pull request. */
    authorId: uuid('author_id').references(() => people.id),
    /** An agent's own pull request: nothing of it is scored. */
    byAgent: boolean('by_agent').notNull(),
    /** The author's teams at the merge. */
    teamIds: jsonb('team_ids').$type<readonly string[]>().notNull(),
    mergedAt: instant('merged_at').notNull(),
    openedAt: instant('opened_at').notNull(),
    /** The first reveal: from then on the author's word stands. */
    lockedAt: instant('locked_at'),
    settledAt: instant('settled_at'),
  },
  (table) => [
    // The event of a merge may come twice, and beside the one that its files were read: one survey.
    uniqueIndex('surveys_pull_request').on(table.pullRequestId),
    index('surveys_merged').on(table.workspaceId, table.mergedAt),
  ],
);

/** What one person is asked of a survey, and what they answered. */
export const surveyInvitations = pgTable(
  'survey_invitations',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    surveyId: uuid('survey_id')
      .notNull()
      .references(() => surveys.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role', { enum: ['author', 'reviewer'] }).notNull(),
    /** `waiting`: for their working time · `asked`: on a card · `left-out`: by the sample of a full day · `closed` */
    state: text('state', { enum: ['waiting', 'asked', 'left-out', 'closed'] }).notNull(),
    /** The card it stands on, or the day's card that was full. */
    cardId: uuid('card_id').references(() => surveyCards.id),
    /** 1 over the share of that day's pull requests that were asked about; 1 or more. */
    weight: doublePrecision('weight').notNull(),
    askedAt: instant('asked_at'),
    /** They asked not to be asked, after this was sent. */
    withdrawnAt: instant('withdrawn_at'),
    /** Of authors. */
    ai: text('ai', { enum: ['yes', 'partly', 'no'] }),
    /** Of reviewers: 1 could be better, 2 OK, 3 super. */
    quality: smallint('quality').$type<1 | 2 | 3>(),
    guess: text('guess', { enum: ['yes', 'no'] }),
    confidence: text('confidence', { enum: ['unsure', 'likely', 'sure'] }),
    /** When the last part of the answer came; null: nothing yet. */
    answeredAt: instant('answered_at'),
    closedAt: instant('closed_at'),
    // Of reviewers, written at their reveal and never again: evidence may be found later.
    revealedAt: instant('revealed_at'),
    /** The author's word; null: they gave none. */
    truth: text('truth', { enum: ['yes', 'no'] }),
    /** Signs of an agent stood in the pull request for everybody to see. */
    evidenceVisible: boolean('evidence_visible'),
    /** The author's word is no, the evidence says yes. */
    disagrees: boolean('disagrees'),
    scored: boolean('scored'),
    correct: boolean('correct'),
  },
  (table) => [
    // A merge and a late review tell of the same reviewer, and twice: one question for each person and role.
    uniqueIndex('survey_invitations_once').on(table.surveyId, table.personId, table.role),
    index('survey_invitations_of_person').on(table.workspaceId, table.personId, table.state),
    index('survey_invitations_on_card').on(table.cardId),
    index('survey_invitations_revealed').on(table.workspaceId, table.personId).where(sql`revealed_at is not null`),
  ],
);

/** The message that asks one person on one of their days. */
export const surveyCards = pgTable(
  'survey_cards',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    onDate: date('on_date', { mode: 'string' }).notNull(),
    /** The first one this person ever got: it says who sees what. */
    first: boolean('first').notNull(),
    openedAt: instant('opened_at').notNull(),
    remindedAt: instant('reminded_at'),
  },
  // Several pull requests of a day come at once, on two replicas: one card a day.
  (table) => [uniqueIndex('survey_cards_day').on(table.workspaceId, table.personId, table.onDate)],
);

/** What somebody chose for themselves; no row: the defaults. */
export const detectivePeople = pgTable('detective_people', {
  workspaceId: ownWorkspace(),
  // Two saves at once leave one row: the later one's.
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id),
  surveys: boolean('surveys').notNull(),
  leaderboard: boolean('leaderboard').notNull(),
  qualityChampion: boolean('quality_champion').notNull(),
});

/** What a team chose; no row: the defaults. */
export const detectiveTeams = pgTable('detective_teams', {
  workspaceId: ownWorkspace(),
  // Two saves at once leave one row: the later one's.
  teamId: uuid('team_id')
    .primaryKey()
    .references(() => teams.id, { onDelete: 'cascade' }),
  surveys: boolean('surveys').notNull(),
  leaderboard: boolean('leaderboard').notNull(),
  /** Monday 1 … Sunday 7. */
  weekday: integer('weekday').notNull(),
  /** `HH:MM` on the wall of `timeZone`. */
  postAt: text('post_at').notNull(),
  /** Null: the lead's. */
  timeZone: text('time_zone'),
  /** Null: the team's own. */
  channelId: text('channel_id'),
});

/** Accounts that nobody of Slack is, met as an author or reviewer of a merged pull request. */
export const surveyStrangers = pgTable(
  'survey_strangers',
  {
    // An account reviews a hundred pull requests: admins hear of it once.
    identityId: uuid('identity_id').primaryKey(),
    workspaceId: ownWorkspace(),
    /** The day in UTC on which it was met; a day's strangers are told of together. */
    onDate: date('on_date', { mode: 'string' }).notNull(),
  },
  (table) => [index('survey_strangers_day').on(table.workspaceId, table.onDate)],
);
