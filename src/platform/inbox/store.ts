import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../kit/ids.ts';
import type { Body, Packed } from './pack.ts';

export type Delivery = {
  /** Who sent it: `slack`, `github`, `jira`… */
  readonly source: string;
  /** The sender's own id of this delivery; at most 255 characters, no NUL. */
  readonly deliveryId: string;
  readonly workspaceId: WorkspaceId | null;
  readonly receivedAt: Date;
  readonly body: string;
  /** The few headers the handler needs. */
  readonly headers: Readonly<Record<string, string>>;
  /** 1 for the first run. */
  readonly attempts: number;
};

export type NewDelivery = Omit<Delivery, 'attempts' | 'receivedAt' | 'workspaceId' | 'body'> & {
  readonly body: Body;
  readonly workspaceId?: WorkspaceId | null;
};

/** A claimed delivery, its body still as it lies in the table. */
export type ClaimedDelivery = Omit<Delivery, 'body'> & { readonly packed: Packed };

type DeliveryRow = {
  source: string;
  delivery_id: string;
  workspace_id: string | null;
  received_at: string;
  body: string;
  packed: Buffer | null;
  size: number;
  headers: string;
  attempts: number;
};

/** Leases up to `limit` rows that nobody works on, oldest lease first. Two sweeps at once get different rows. */
export async function claimDeliveries(
  sql: Sql,
  { leaseMs, limit }: { leaseMs: number; limit: number },
): Promise<ClaimedDelivery[]> {
  const rows = await sql<DeliveryRow[]>`
    with due as materialized (
      select source, delivery_id from deliveries
      where processed_at is null and dead_at is null and leased_until <= now() and (retry_at is null or retry_at <= now())
      order by leased_until limit ${limit} for update skip locked
    )
    update deliveries d set leased_until = now() + ${leaseMs}::int * interval '1 millisecond', attempts = attempts + 1
    from due where d.source = due.source and d.delivery_id = due.delivery_id
    returning d.source, d.delivery_id, d.workspace_id, d.received_at::text, d.body, d.packed, d.size, d.headers::text,
      d.attempts`;
  return rows.map(toDelivery);
}

/** Holds on to rows that take long; a row handled meanwhile is left alone. */
export async function extendLeases(
  sql: Sql,
  running: readonly Pick<Delivery, 'source' | 'deliveryId'>[],
  leaseMs: number,
): Promise<void> {
  const keys = JSON.stringify(running.map(({ source, deliveryId }) => ({ s: source, i: deliveryId })));
  // What is being marked this very moment needs no more time, and waiting for it could become a circle.
  await sql`
    with held as (
      select d.ctid from deliveries d join jsonb_to_recordset(${keys}::jsonb) as k(s text, i text)
        on d.source = k.s and d.delivery_id = k.i
      where d.processed_at is null and d.dead_at is null for update of d skip locked
    )
    update deliveries set leased_until = now() + ${leaseMs}::int * interval '1 millisecond'
    where ctid in (select ctid from held)`;
}

type Key = Pick<Delivery, 'source' | 'deliveryId'>;

/** A delivery that was handled, and when. */
export type Mark = Key & { readonly at: Date };

/** Handled, in one statement: the content goes, the fact stays. */
export async function saveProcessed(sql: Sql, all: readonly Mark[]): Promise<void> {
  const keys = JSON.stringify(
    all.map(({ source, deliveryId, at }) => ({ s: source, i: deliveryId, t: at.toISOString() })),
  );
  await sql`
    update deliveries set processed_at = k.t, body = '', packed = null, headers = '{}', retry_at = null
    from json_to_recordset(${keys}::text::json) as k(s text, i text, t timestamptz)
    where source = k.s and delivery_id = k.i`;
}

/** To be tried again after `waitMs` by the database's clock. */
export async function saveRetry(
  sql: Sql,
  { source, deliveryId }: Key,
  { waitMs, error }: { waitMs: number; error: string },
): Promise<void> {
  await sql`
    update deliveries set leased_until = now(), retry_at = now() + ${waitMs}::int * interval '1 millisecond',
      last_error = ${error}
    where source = ${source} and delivery_id = ${deliveryId}`;
}

/** Given up; kept with its content so that a person can look, until it is purged. */
export async function saveDead(
  sql: Sql,
  { source, deliveryId }: Key,
  { now, error }: { now: Date; error: string },
): Promise<void> {
  await sql`
    update deliveries set dead_at = ${now.toISOString()}::timestamptz, last_error = ${error}, leased_until = 'infinity'
    where source = ${source} and delivery_id = ${deliveryId}`;
}

/** Ends every wait of one source: what it waited for is there. */
export async function clearWaits(sql: Sql, source: string): Promise<void> {
  await sql`
    update deliveries set retry_at = null
    where source = ${source} and retry_at is not null and processed_at is null and dead_at is null`;
}

/** Forgets what came before `before`, in portions of 1,000 so that no lock is held long. @returns how many */
export async function purgeDeliveries(sql: Sql, before: Date): Promise<number> {
  const rows = await sql`
    delete from deliveries where ctid in (
      select ctid from deliveries
      where received_at < ${before.toISOString()}::timestamptz and (processed_at is not null or dead_at is not null)
      limit 1000)
    returning 1`;
  return rows.length;
}

export type InboxDepth = {
  readonly source: string;
  readonly open: number;
  readonly dead: number;
  readonly oldestAt: Date | null;
};

/** What waits, per source. */
export async function countOpen(sql: Sql): Promise<InboxDepth[]> {
  const rows = await sql<{ source: string; open: string; dead: string; oldest_at: string | null }[]>`
    select source, count(*) filter (where dead_at is null)::text as open, count(dead_at)::text as dead,
      (min(received_at) filter (where dead_at is null))::text as oldest_at
    from deliveries where processed_at is null group by source`;
  return rows.map((row) => ({
    source: row.source,
    open: Number(row.open),
    dead: Number(row.dead),
    oldestAt: row.oldest_at === null ? null : new Date(row.oldest_at),
  }));
}

/** True while a row is somebody's work now or may be claimed now; rows that wait for a later try don't count. */
export async function hasWork(sql: Sql): Promise<boolean> {
  const rows = await sql`
    select 1 from deliveries
    where processed_at is null and dead_at is null and (retry_at is null or retry_at <= now()) limit 1`;
  return rows.length > 0;
}

function toDelivery(row: DeliveryRow): ClaimedDelivery {
  return {
    source: row.source,
    deliveryId: row.delivery_id,
    workspaceId: row.workspace_id as WorkspaceId | null,
    receivedAt: new Date(row.received_at),
    packed: { text: row.body, bytes: row.packed, size: row.size },
    headers: JSON.parse(row.headers) as Record<string, string>,
    attempts: row.attempts,
  };
}
