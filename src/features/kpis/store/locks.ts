import { sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';

/** Nobody else computes numbers of this workspace until the transaction ends: roll-ups are made of all facts of a week. */
export async function lockNumbers(tx: Tx): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('kpis:' || current_setting('app.workspace_id'), 0))`,
  );
}
