import type { Sql } from 'postgres';
import { type Packed, pack } from './pack.ts';
import type { NewDelivery } from './store.ts';

export type Taken = {
  readonly delivery: NewDelivery;
  /** Milliseconds this process has it for itself; 0 leaves it to whoever sweeps first. */
  readonly leaseMs: number;
  readonly receivedAt: Date;
};

/**
 * Keeps deliveries in one statement and leases them. A dead or waiting one that is delivered again is revived.
 * @returns in their order: false for what was seen before, handled or still somebody's work, or stands earlier in the list
 */
export async function insertDeliveries(sql: Sql, all: readonly Taken[]): Promise<boolean[]> {
  const rows = new Map<string, InsertRow>();
  const first = new Map<string, number>();
  for (const [at, { delivery, leaseMs, receivedAt }] of all.entries()) {
    const key = keyOf(delivery.source, delivery.deliveryId);
    if (first.has(key)) continue;
    first.set(key, at);
    rows.set(key, rowOf(delivery, { packed: pack(delivery.body), leaseMs, at: receivedAt.toISOString() }));
  }
  // In one order everywhere: two replicas with the same deliveries would wait for each other in a circle.
  const sorted = [...rows.keys()].sort().map((key) => rows.get(key));
  const stored = await sql<{ source: string; delivery_id: string }[]>`
    insert into deliveries (source, delivery_id, workspace_id, received_at, body, packed, size, headers, attempts, leased_until)
    select s, i, w, t, b, decode(p, 'base64'), n, h, (l > 0)::int, now() + l * interval '1 millisecond'
    from json_to_recordset(${JSON.stringify(sorted)}::text::json)
      as x(s text, i text, w uuid, t timestamptz, b text, p text, n int, h jsonb, l int)
    on conflict (source, delivery_id) do update set
      body = excluded.body, packed = excluded.packed, size = excluded.size, headers = excluded.headers,
      attempts = excluded.attempts, leased_until = excluded.leased_until, retry_at = null, last_error = null, dead_at = null
      where deliveries.dead_at is not null
        -- Somebody asks for it again: it needn't wait for its next try any longer.
        or (deliveries.processed_at is null and deliveries.retry_at is not null and deliveries.leased_until <= now())
    returning source, delivery_id`;
  const fresh = new Set(stored.map((row) => keyOf(row.source, row.delivery_id)));
  return all.map(({ delivery }, at) => {
    const key = keyOf(delivery.source, delivery.deliveryId);
    return first.get(key) === at && fresh.has(key);
  });
}

type InsertRow = Readonly<Record<'s' | 'i' | 'w' | 't' | 'b' | 'p' | 'n' | 'h' | 'l', unknown>>;

function rowOf(
  { source, deliveryId, workspaceId, headers }: NewDelivery,
  { packed, leaseMs, at }: { readonly packed: Packed; readonly leaseMs: number; readonly at: string },
): InsertRow {
  // Base64 is two thirds of what the driver makes of bytes by itself.
  const p = packed.bytes?.toString('base64') ?? null;
  return {
    s: source,
    i: deliveryId,
    w: workspaceId ?? null,
    t: at,
    b: packed.text,
    p,
    n: packed.size,
    h: headers,
    l: leaseMs,
  };
}

/** No source holds a space. */
const keyOf = (source: string, deliveryId: string): string => `${source} ${deliveryId}`;
