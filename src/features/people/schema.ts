import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { WorkingHours } from '../../kit/dates/working-day.ts';
import { instant, ownWorkspace } from '../history/schema.ts';

/** Everybody Slack told us about: members, guests, bots and people met in shared channels. Nobody is ever removed. */
export const people = pgTable(
  'people',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    slackUserId: text('slack_user_id').notNull(),
    name: text('name').notNull(),
    realName: text('real_name').notNull(),
    handle: text('handle').notNull(),
    email: text('email'),
    timeZone: text('time_zone').notNull(),
    locale: text('locale').notNull(),
    kind: text('kind', { enum: ['member', 'guest', 'bot', 'other-organisation'] }).notNull(),
    /** As an admin named it; what a person may do also follows from teams and, at first, from Slack's own ranks. */
    role: text('role', { enum: ['developer', 'lead', 'manager', 'admin'] })
      .notNull()
      .default('developer'),
    slackPrimaryOwner: boolean('slack_primary_owner').notNull(),
    slackOwner: boolean('slack_owner').notNull(),
    slackAdmin: boolean('slack_admin').notNull(),
    deactivatedAt: instant('deactivated_at'),
    dmChannelId: text('dm_channel_id'),
    /** Slack's time of the profile we have: an older one that comes later is ignored. */
    sourceUpdatedAt: instant('source_updated_at').notNull(),
    /** Null: the hours of the first of the person's teams (by name) that has some, else the usual ones. */
    workingHours: jsonb('working_hours').$type<WorkingHours>(),
    /** ISO 3166 code of the country (with subdivision: `DE-BY`) whose holidays are free; null: the team's, else none. */
    holidayRegion: text('holiday_region'),
    /** Who stands in while the person is away. */
    deputyPersonId: uuid('deputy_person_id'),
    /** What Slack's status says of being away: an instant, `open`, or null. The status itself isn't kept. */
    slackAway: text('slack_away'),
    /** True once the person said that they are back in spite of it. */
    slackAwayDismissed: boolean('slack_away_dismissed').notNull().default(false),
  },
  (table) => [
    // A sync, an event and a first command may all meet the same stranger at once: one row.
    uniqueIndex('people_slack_user').on(table.workspaceId, table.slackUserId),
    index('people_named_admins').on(table.workspaceId).where(sql`${table.role} = 'admin'`),
  ],
);

export const teams = pgTable(
  'teams',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    name: text('name').notNull(),
    leadPersonId: uuid('lead_person_id').references(() => people.id),
    channelId: text('channel_id'),
    /** Null: the usual hours. */
    workingHours: jsonb('working_hours').$type<WorkingHours>(),
    holidayRegion: text('holiday_region'),
    /** Raised by every edit; an edit of an older version is a conflict. */
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    // Two admins may create the same team at once, or one may press twice: one row.
    uniqueIndex('teams_name').on(table.workspaceId, sql`lower(${table.name})`),
    index('teams_lead').on(table.leadPersonId),
  ],
);

export const teamMembers = pgTable(
  'team_members',
  {
    workspaceId: ownWorkspace(),
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
  },
  // Adding somebody who is already there changes nothing.
  (table) => [primaryKey({ columns: [table.teamId, table.personId] }), index('team_members_person').on(table.personId)],
);

export const teamManagers = pgTable(
  'team_managers',
  {
    workspaceId: ownWorkspace(),
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
  },
  // Adding somebody who is already there changes nothing.
  (table) => [
    primaryKey({ columns: [table.teamId, table.personId] }),
    index('team_managers_person').on(table.personId),
  ],
);

/** Times people are away. What is over stays: check-ins of the past are judged by it. */
export const absences = pgTable(
  'absences',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at').notNull(),
    source: text('source', { enum: ['told', 'slack-status'] }).notNull(),
  },
  (table) => [
    index('absences_of_person').on(table.workspaceId, table.personId, table.untilAt),
    // A status is heard of by events and by syncs, in any order and repeatedly: one row for its time.
    uniqueIndex('absences_once').on(table.personId, table.source, table.fromAt),
  ],
);

/**
 * People as outside tools know them: accounts, and e-mail addresses of commits that belong to no account. Whom they are
 * is said by an exact match or by a person, never guessed.
 */
export const identities = pgTable(
  'identities',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    source: text('source', { enum: ['github', 'jira'] }).notNull(),
    /** `account:<GitHub's id>`, `jira:<its account id>`, or `email:<address in lower case>` for authors without an account. */
    externalKey: text('external_key').notNull(),
    /** Null for authors without an account, and where the tool has names only; changes, the key doesn't. */
    login: text('login'),
    name: text('name'),
    email: text('email'),
    bot: boolean('bot').notNull().default(false),
    /** Null: nobody of Slack yet. */
    personId: uuid('person_id').references(() => people.id),
    /**
     * How it was linked: `email`, `noreply`, `account` (an address that follows its account), by people `confirmed`,
     * `csv`; `excluded`: nobody's on purpose; null: open.
     */
    matchedBy: text('matched_by', { enum: ['email', 'noreply', 'account', 'confirmed', 'csv', 'excluded'] }),
    /** Of the host's own no-reply addresses: whose, as `id:1` or `login:ana`; null for all others. */
    leadsTo: text('leads_to'),
    /** The account this address belongs to: they are one for readers, and the address follows its link. */
    joinsId: uuid('joins_id'),
    /** Whom a person said it isn't: neither linked nor proposed again. */
    refusedIds: uuid('refused_person_ids').array().notNull().default(sql`'{}'::uuid[]`),
    /** Whom an admin asked whether it is them; null: nobody. */
    askedId: uuid('asked_person_id'),
    firstSeenAt: instant('first_seen_at').notNull(),
    /** When login and name were told last, to the day: an older word doesn't replace them. */
    seenAt: instant('seen_at').notNull(),
    /** Raised by every change of whom it is; an edit of an older version is a conflict. */
    version: integer('version').notNull().default(1),
  },
  (table) => [
    // Webhooks, lists and commits meet the same account at once and repeatedly: one row.
    uniqueIndex('identities_key').on(table.workspaceId, table.source, table.externalKey),
    index('identities_of_person').on(table.personId),
    index('identities_leads').on(table.workspaceId, table.leadsTo).where(sql`leads_to is not null`),
  ],
);

/** Every e-mail address and login that an account was ever seen with: logins change hands, addresses move. */
export const identityTraces = pgTable(
  'identity_traces',
  {
    workspaceId: ownWorkspace(),
    kind: text('kind', { enum: ['email', 'login'] }).notNull(),
    /** In lower case. */
    value: text('value').notNull(),
    identityId: uuid('identity_id')
      .notNull()
      .references(() => identities.id),
  },
  (table) => [
    // The same account is seen with the same address a thousand times: one row.
    primaryKey({ columns: [table.workspaceId, table.kind, table.value, table.identityId] }),
    index('identity_traces_identity').on(table.identityId),
  ],
);

/** Every e-mail address that somebody of the workspace ever had in Slack: one that moved proves nothing any more. */
export const memberEmails = pgTable(
  'member_emails',
  {
    workspaceId: ownWorkspace(),
    /** In lower case. */
    email: text('email').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** True once they had it as an active member; false for guests and people who had left before. */
    linkable: boolean('linkable').notNull(),
  },
  (table) => [
    // Every sync tells the same addresses again: one row.
    primaryKey({ columns: [table.workspaceId, table.email, table.personId] }),
    index('member_emails_person').on(table.personId),
  ],
);

/**
 * How often people, roles or teams of a workspace changed: what a process remembers of them is good for one version.
 * Two changes at once lock the row one after the other, so each gets a number of its own.
 */
export const peopleDirectory = pgTable('people_directory', {
  workspaceId: ownWorkspace().primaryKey(),
  version: integer('version').notNull(),
});
