import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** The tenants. A machine table: read by the platform alone. */
export const workspaces = pgTable('workspaces', {
  id: uuid('id').primaryKey(),
  // Two replicas may connect the same workspace at once: one row.
  slackTeamId: text('slack_team_id').notNull().unique(),
  enterpriseId: text('enterprise_id'),
  name: text('name').notNull(),
  botUserId: text('bot_user_id').notNull(),
  botId: text('bot_id').notNull(),
  url: text('url').notNull(),
  connectedAt: instant('connected_at').notNull(),
});

/**
 * Keys of handled clicks and commands: Slack's client, a proxy or a replay may deliver the same signed request twice,
 * and the primary key makes the second one a conflict. Rows older than the signature's window are purged.
 */
export const requestKeys = pgTable('request_keys', {
  key: text('key').primaryKey(),
  workspaceId: uuid('workspace_id').notNull(),
  receivedAt: instant('received_at').notNull(),
});
