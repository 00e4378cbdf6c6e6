import type { Tx } from '../../../ports/outbound/store.ts';
import { kpiFills } from '../schema.ts';

/** @returns false when it was begun already */
export async function claimFill(tx: Tx, fill: { readonly rules: number; readonly now: Date }): Promise<boolean> {
  const rows = await tx
    .insert(kpiFills)
    .values({ rules: fill.rules, startedAt: fill.now })
    .onConflictDoNothing()
    .returning({ rules: kpiFills.rules });
  return rows.length > 0;
}
