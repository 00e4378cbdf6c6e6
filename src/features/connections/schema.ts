import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { TrackerField } from '../../ports/outbound/tracker-records.ts';
import { instant, ownWorkspace } from '../history/schema.ts';
import { people } from '../people/schema.ts';

/** Apps of the host that admins made for Muster by the manifest flow; the operator's own is in the environment. */
export const githubApps = pgTable(
  'github_apps',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    /** The host's number. */
    appId: text('app_id').notNull(),
    name: text('name').notNull(),
    /** Its page, below which it is installed. */
    url: text('url').notNull(),
    /** Sealed by the vault. */
    privateKey: text('private_key').notNull(),
    /** Sealed by the vault. */
    webhookSecret: text('webhook_secret').notNull(),
    createdByPersonId: uuid('created_by_person_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  // The code that brings it is good once; should it ever bring it twice: one row.
  (table) => [uniqueIndex('github_apps_host').on(table.workspaceId, table.appId)],
);

/** Admins on their way through a tool's pages in a browser; each may come back once, within the hour. */
export const connectRequests = pgTable(
  'connect_requests',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    /** The secret half of the state, sealed by the vault: who reads the table can't go on with it. */
    secret: text('secret').notNull(),
    personId: uuid('person_id').notNull(),
    /** What it connects. */
    source: text('source', { enum: ['github', 'jira'] })
      .notNull()
      .default('github'),
    /** Of GitHub whose app it becomes (null: the person's own), of Jira the site's address (null: the only one). */
    organisation: text('organisation'),
    expiresAt: instant('expires_at').notNull(),
    /** The one return is taken by setting it. */
    usedAt: instant('used_at'),
  },
  (table) => [index('connect_requests_expiry').on(table.workspaceId, table.expiresAt)],
);

/** Accounts of outside tools that Muster reads and listens to: one row for each GitHub organisation or token, each Jira site. */
export const connections = pgTable(
  'connections',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    source: text('source', { enum: ['github', 'jira'] }).notNull(),
    /** `app`: an installation of the GitHub App · `token`: a plain token with a webhook set by hand · `oauth`: allowed in a browser. */
    via: text('via', { enum: ['app', 'token', 'oauth'] }).notNull(),
    /** Login of the organisation or person, `acme`; of Jira the site's address, `https://acme.atlassian.net`. */
    account: text('account').notNull(),
    /** The host's id of the account, of Jira the cloud id; null for tokens. */
    accountHostId: text('account_host_id'),
    /** The app it is an installation of; null for the operator's, and for tokens. */
    appRowId: uuid('app_row_id').references(() => githubApps.id),
    /** Null for tokens. */
    installationId: text('installation_id'),
    /** Sealed by the vault; null for apps, and for the operator's token. Of OAuth both tokens in one: they change together. */
    token: text('token'),
    /** Whoever set it trades the refresh token of OAuth until then; nobody else may meanwhile. */
    refreshingUntil: instant('refreshing_until'),
    /** Sealed by the vault; null for apps, whose secret is the app's. */
    webhookSecret: text('webhook_secret'),
    /** `broken`: the host refused the credentials; somebody has to act. `closed`: disconnected, kept for its facts. */
    state: text('state', { enum: ['open', 'suspended', 'broken', 'closed'] }).notNull(),
    /** Why it is broken, or what it lacks though it works, in words for an admin. */
    trouble: text('trouble'),
    /** When somebody or the hourly look last asked the host; null: not yet. */
    checkedAt: instant('checked_at'),
    /** Waiting times and silence about the past count from here. */
    connectedAt: instant('connected_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  // Two admins may connect the same account at once, and webhooks tell of it too: one row.
  (table) => [uniqueIndex('connections_account').on(table.workspaceId, table.source, table.account)],
);

/** Repositories a connection may see; only the selected ones are read. */
export const repositories = pgTable(
  'repositories',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id),
    /** The host's id: names change. */
    hostId: text('host_id').notNull(),
    fullName: text('full_name').notNull(),
    defaultBranch: text('default_branch').notNull(),
    private: boolean('private').notNull(),
    archived: boolean('archived').notNull().default(false),
    url: text('url').notNull(),
    /** Since when its facts are read; null: not selected. */
    selectedAt: instant('selected_at'),
    /** The host deleted it or took it out of reach. */
    goneAt: instant('gone_at'),
    /** The host's time of the newest word about it: older ones change nothing. */
    toldAt: instant('told_at'),
  },
  (table) => [
    // Lists and webhooks tell of the same repository, repeatedly: one row.
    uniqueIndex('repositories_host').on(table.workspaceId, table.hostId),
    index('repositories_of_connection').on(table.connectionId),
  ],
);

/** How issues of a connected site are read: one row for each Jira connection. */
export const trackerSettings = pgTable(
  'tracker_settings',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id),
    email: text('email'),
    points: jsonb('points').$type<TrackerField>(),
    sprint: jsonb('sprint').$type<TrackerField>(),
    candidates: jsonb('candidates').$type<readonly TrackerField[]>().notNull(),
    pointsConfirmedAt: instant('points_confirmed_at'),
    doneCategories: text('done_categories', { enum: ['to-do', 'in-progress', 'done'] })
      .array()
      .notNull()
      .default(sql`'{done}'::text[]`),
    /** The webhook registered for it; null: none. */
    hookId: text('hook_id'),
    hookExpiresAt: instant('hook_expires_at'),
    /** Keys of the projects it was registered for. */
    hookProjects: text('hook_projects').array().notNull().default(sql`'{}'::text[]`),
    /** Whoever set it changes webhooks at the site until then; nobody else may meanwhile. */
    hooksHeldUntil: instant('hooks_held_until'),
  },
  // Two admins may connect the same site at once: one row.
  (table) => [uniqueIndex('tracker_settings_connection').on(table.workspaceId, table.connectionId)],
);

/** Projects a connected tracker shows; only the selected ones are read. */
export const trackerProjects = pgTable(
  'tracker_projects',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id),
    /** The tracker's id: keys change. */
    hostId: text('host_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    /** Since when its issues are read; null: not selected. */
    selectedAt: instant('selected_at'),
    /** Deleted, archived, or out of the credentials' reach. */
    goneAt: instant('gone_at'),
  },
  // It is listed every few hours, and by hand: one row.
  (table) => [uniqueIndex('tracker_projects_host').on(table.workspaceId, table.connectionId, table.hostId)],
);

/** Teams of an organisation, as the host last told them: proposed as teams of Muster. */
export const hostTeams = pgTable(
  'host_teams',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    members: jsonb('members').$type<readonly { readonly id: string; readonly login: string }[]>().notNull(),
    /** The team of Muster made of it; null: none yet. */
    teamId: uuid('team_id'),
  },
  // It is read every hour, and by hand: one row.
  (table) => [uniqueIndex('host_teams_slug').on(table.workspaceId, table.connectionId, table.slug)],
);

/** Keys with which programs call `/api`. What they are is shown once and kept nowhere. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    name: text('name').notNull(),
    /** SHA-256 of the whole key, in hex. */
    fingerprint: text('fingerprint').notNull(),
    createdById: uuid('created_by_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** To the minute. */
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  // A form sent twice makes one key; and every call looks a key up by it.
  (table) => [uniqueIndex('api_keys_fingerprint').on(table.workspaceId, table.fingerprint)],
);

/** The reading of one connection's past: its repositories are read one after another. */
export const connectionSyncs = pgTable(
  'connection_syncs',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    /** `refused`: the host doesn't let Muster read; somebody has to act. */
    state: text('state', { enum: ['running', 'done', 'refused'] }).notNull(),
    /** Whom the progress card is for; null: nobody is told. */
    toldId: uuid('told_id').references(() => people.id),
    /** Counts the runs that somebody asked for: each has a card of its own. */
    round: integer('round').notNull(),
    /** The host asks not to be asked before this. */
    waitUntil: instant('wait_until'),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  // Choosing repositories twice, or two admins at once, start one reading.
  (table) => [uniqueIndex('connection_syncs_connection').on(table.connectionId)],
);
