import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/**
 * What Muster has to say. A machine table: written by features inside their change, read by the platform alone.
 * `due_at` and all pacing follow the clock port; `leased_until` follows the database, so replicas' skew can't shorten it.
 */
export const outbox = pgTable(
  'outbox',
  {
    /** Also the order in which one recipient reads. Not a UUID: two replicas' clocks must not swap two messages. */
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .default(sql`(nullif(current_setting('app.workspace_id', true), '')::uuid)`),
    key: text('key').notNull(),
    /** `note`: said once · `card`: kept equal to state. */
    form: text('form').notNull(),
    kind: text('kind').notNull(),
    args: jsonb('args').notNull(),
    /** The recipient; null for a channel. */
    personId: uuid('person_id'),
    /** Null until a person's DM was opened. */
    channelId: text('channel_id'),
    /** Person or channel: one first post at a time, in order of `id`. */
    lane: text('lane').notNull(),
    /**
     * `due` · `leased`: claimed, nothing on the wire · `posting`: may be on the wire · `unknown`: may have arrived ·
     * `looking`: being read back · `sent` · `dropped`: nothing to say any more · `dead`
     */
    state: text('state').notNull().default('due'),
    wantedVersion: integer('wanted_version').notNull().default(1),
    shownVersion: integer('shown_version').notNull().default(0),
    attempts: integer('attempts').notNull().default(0),
    /** How often in a row the renderer threw. */
    faults: integer('faults').notNull().default(0),
    /** Since when somebody waits for it: the creation, or a sent card's next change. */
    enqueuedAt: instant('enqueued_at').notNull(),
    dueAt: instant('due_at').notNull(),
    /** The claim it belongs to; a mark with another token changes nothing. */
    lease: uuid('lease'),
    /** In `due` and `unknown`: nobody touches the row before, as an earlier request may still arrive. Null in `unknown`: Slack refuses to be read. */
    leasedUntil: instant('leased_until'),
    /** Reserved turn to open the recipient's DM; null when none is. */
    dmTurnAt: instant('dm_turn_at'),
    messageTs: text('message_ts'),
    /** When a first post was first handed to the wire: reading back starts there. */
    firstSentAt: instant('first_sent_at'),
    sentAt: instant('sent_at'),
    lastError: text('last_error'),
    deadReason: text('dead_reason'),
    /** The request that caused it, for one id in the logs from webhook to message; null outside requests. */
    requestId: text('request_id').default(sql`(nullif(current_setting('app.request_id', true), ''))`),
  },
  (table) => [
    // A use case runs twice (a resent event, a second replica): one message.
    unique('outbox_key').on(table.workspaceId, table.key),
    // Partial, so that claiming stays cheap beside any number of sent rows.
    index('outbox_posts')
      .on(table.workspaceId, table.lane, table.id)
      .where(
        sql`message_ts is null and (state in ('due', 'leased', 'posting') or (state in ('unknown', 'looking') and leased_until is not null))`,
      ),
    index('outbox_edits').on(table.workspaceId, table.dueAt).where(sql`message_ts is not null and state = 'due'`),
    index('outbox_looks')
      .on(table.workspaceId, table.leasedUntil)
      .where(sql`state = 'unknown' and leased_until is not null`),
    index('outbox_leases').on(table.leasedUntil).where(sql`state in ('leased', 'posting', 'looking')`),
    // No index may cover what another does: with statistics of a quieter hour the planner would sort the whole backlog.
    index('outbox_stuck').on(table.state).where(sql`state = 'dead' or (state = 'unknown' and leased_until is null)`),
  ],
);

/** When a person or channel may hear the next message; shared by replicas. A machine table. */
export const outboxLanes = pgTable(
  'outbox_lanes',
  {
    workspaceId: uuid('workspace_id').notNull(),
    lane: text('lane').notNull(),
    nextAt: instant('next_at').notNull(),
  },
  // Two replicas send to one person or channel at once: one pace for both.
  (table) => [primaryKey({ columns: [table.workspaceId, table.lane] })],
);

/** How much a workspace may still call each of Slack's methods; shared by replicas. A machine table. */
export const outboxBudgets = pgTable(
  'outbox_budgets',
  {
    workspaceId: uuid('workspace_id').notNull(),
    /** `post`, `edit`, `look`, `open`; `all` while the workspace's connection is broken. */
    method: text('method').notNull(),
    /** The instant at which the budget is whole again (generic cell rate algorithm). */
    fullAt: instant('full_at').notNull(),
    /** Slack said so: no call before. For `all`: the next probe. */
    blockedUntil: instant('blocked_until'),
    blockedAt: instant('blocked_at'),
    claimedAt: instant('claimed_at'),
  },
  // Two replicas claim for one workspace at once: they share one budget, and its lock.
  (table) => [primaryKey({ columns: [table.workspaceId, table.method] })],
);

/** What Slack refused for good, once per kind: admins are told at the first row. A machine table. */
export const outboxProblems = pgTable(
  'outbox_problems',
  {
    workspaceId: uuid('workspace_id').notNull(),
    scope: text('scope').notNull(),
    code: text('code').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    times: integer('times').notNull().default(1),
  },
  // Many messages fail for one reason, in several replicas: admins hear of it once.
  (table) => [primaryKey({ columns: [table.workspaceId, table.scope, table.code] })],
);
