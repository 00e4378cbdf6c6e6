import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';

/** Nobody else computes numbers of this workspace until the transaction ends: roll-ups are made of all facts of a week. */
export async function lockNumbers(tx: Tx): Promise<void> {
  await tx.execute(sql`select ${LOCK}`);
}

/**
 * The same for figures that are computed anew from marks taken in the same transaction: its commit needn't wait for the
 * disk. Were it lost with the machine, the marks would be there again; and whatever is written because of it comes later
 * in the same log, which keeps its order.
 */
export async function lockRollUps(tx: Tx): Promise<void> {
  await tx.execute(sql`select ${LOCK}, set_config('synchronous_commit', 'off', true)`);
}

const LOCK: SQL = sql`pg_advisory_xact_lock(hashtextextended('kpis:' || current_setting('app.workspace_id'), 0))`;
