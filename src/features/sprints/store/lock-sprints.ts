import { sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';

/**
 * Sprints of this workspace are opened, closed and filled one change after the other until the transaction ends: a task
 * moves between two of them, and a record holds what is in one.
 */
export async function lockSprints(tx: Tx): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('sprints:' || current_setting('app.workspace_id', true), 0))`,
  );
}
