import { sql } from 'drizzle-orm';
import { customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

const packedBytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/**
 * What outside tools delivered and Muster promised to handle. A machine table: read by the platform alone.
 * `body` and `headers` are emptied once handled; the row stays so that a redelivery is recognised.
 */
export const deliveries = pgTable(
  'deliveries',
  {
    source: text('source').notNull(),
    deliveryId: text('delivery_id').notNull(),
    /** Null until somebody knows it. */
    workspaceId: uuid('workspace_id'),
    receivedAt: instant('received_at').notNull(),
    /** As it came: PostgreSQL's jsonb refuses texts that JSON allows (`\u0000`) and has a depth limit. */
    body: text('body').notNull(),
    /** Long bodies, in zstd; `body` is empty then. */
    packed: packedBytes('packed'),
    /** Bytes when unpacked. */
    size: integer('size').notNull().default(0),
    headers: jsonb('headers').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Nobody else touches the row before; by the database's clock. */
    leasedUntil: instant('leased_until').notNull(),
    /** Not tried again before; null when it may be. By the database's clock. */
    retryAt: instant('retry_at'),
    lastError: text('last_error'),
    processedAt: instant('processed_at'),
    deadAt: instant('dead_at'),
  },
  (table) => [
    // Slack sends an event up to 28 times, GitHub redelivers by hand under the same id: one row each.
    primaryKey({ columns: [table.source, table.deliveryId] }),
    // Dead rows stay in it for the figures, at its far end: their lease never ends.
    index('deliveries_open').on(table.leasedUntil).where(sql`processed_at is null`),
    index('deliveries_received').on(table.receivedAt),
  ],
);
