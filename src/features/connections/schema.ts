import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../history/schema.ts';

/** Accounts of outside tools that Muster reads and listens to: one row for each GitHub organisation or token. */
export const connections = pgTable(
  'connections',
  {
    id: uuid('id').primaryKey(),
    workspaceId: ownWorkspace(),
    source: text('source', { enum: ['github'] }).notNull(),
    /** `app`: an installation of the GitHub App · `token`: a plain token with a webhook set by hand. */
    via: text('via', { enum: ['app', 'token'] }).notNull(),
    /** Login of the organisation or person, `acme`. */
    account: text('account').notNull(),
    /** The host's id of the account; null for tokens. */
    accountHostId: text('account_host_id'),
    /** Null for tokens. */
    installationId: text('installation_id'),
    /** Sealed by the vault; null for apps. */
    token: text('token'),
    /** Sealed by the vault; null for apps, whose secret is the app's. */
    webhookSecret: text('webhook_secret'),
    /** `broken`: the host refused the credentials; somebody has to act. `closed`: disconnected, kept for its facts. */
    state: text('state', { enum: ['open', 'suspended', 'broken', 'closed'] }).notNull(),
    /** Why it is broken, in words for an admin. */
    trouble: text('trouble'),
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
  },
  (table) => [
    // Lists and webhooks tell of the same repository, repeatedly: one row.
    uniqueIndex('repositories_host').on(table.workspaceId, table.hostId),
    index('repositories_of_connection').on(table.connectionId),
  ],
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
