import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { connections } from '../connections/schema.ts';
import { instant, ownWorkspace } from '../history/schema.ts';
import type { Availability } from './domain/availability.ts';

const ofConnection = () => ({
  workspaceId: ownWorkspace(),
  connectionId: uuid('connection_id')
    .notNull()
    .references(() => connections.id, { onDelete: 'cascade' }),
});

/** What the host lets be read of an organisation's use of Copilot, and its seats in sum. */
export const copilotOrganisations = pgTable('copilot_organisations', {
  // Two readings at once: the later word stands.
  connectionId: uuid('connection_id')
    .primaryKey()
    .references(() => connections.id, { onDelete: 'cascade' }),
  workspaceId: ownWorkspace(),
  availability: text('availability').$type<Availability>().notNull(),
  /** Seats with somebody on them, each person once; null: not known. */
  seats: integer('seats'),
  /** Seats of which nobody is named. */
  unassigned: integer('unassigned'),
  checkedAt: instant('checked_at').notNull(),
});

/** Who has a seat now. */
export const copilotSeats = pgTable(
  'copilot_seats',
  {
    ...ofConnection(),
    hostUserId: text('host_user_id').notNull(),
    login: text('login').notNull(),
    lastActivityAt: instant('last_activity_at'),
    endsOn: date('ends_on', { mode: 'string' }),
  },
  // The host lists somebody twice whom two teams gave a seat: one row.
  (table) => [primaryKey({ columns: [table.connectionId, table.hostUserId] })],
);

/** Which days were read, for good. */
export const copilotDays = pgTable(
  'copilot_days',
  {
    ...ofConnection(),
    day: date('day', { mode: 'string' }).notNull(),
    /** `none`: the host has nothing of it. */
    state: text('state', { enum: ['read', 'none'] }).notNull(),
    readAt: instant('read_at').notNull(),
  },
  // Two runs of the reading: a day is read once.
  (table) => [primaryKey({ columns: [table.connectionId, table.day] })],
);

/** One person's use on one day; what is null isn't known. */
export const copilotUserDays = pgTable(
  'copilot_user_days',
  {
    ...ofConnection(),
    day: date('day', { mode: 'string' }).notNull(),
    hostUserId: text('host_user_id').notNull(),
    login: text('login').notNull(),
    interactions: integer('interactions'),
    suggestions: integer('suggestions'),
    acceptances: integer('acceptances'),
    linesAdded: integer('lines_added'),
    agent: boolean('agent'),
    chat: boolean('chat'),
    cli: boolean('cli'),
    /** Slugs of the host's teams they were in on that very day. */
    teams: jsonb('teams').$type<readonly string[]>().notNull(),
  },
  (table) => [
    // A report repeats rows, and two runs may read one day: one row.
    primaryKey({ columns: [table.connectionId, table.day, table.hostUserId] }),
    index('copilot_user_days_of_person').on(table.workspaceId, table.hostUserId, table.day),
  ],
);

/** How many people with a seat the host counts in each of its teams on a day; small teams aren't there. */
export const copilotTeamDays = pgTable(
  'copilot_team_days',
  {
    ...ofConnection(),
    day: date('day', { mode: 'string' }).notNull(),
    slug: text('slug').notNull(),
    members: integer('members').notNull(),
  },
  // As above: one row of each team and day.
  (table) => [primaryKey({ columns: [table.connectionId, table.day, table.slug] })],
);
