import { inArray, sql } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Placement } from '../domain/placement.ts';
import { kpiPlacements } from '../schema.ts';

/** Where these people's work belongs; those never placed have no entry. @param ids null: of everybody placed */
export async function listPlacements(
  tx: Tx,
  ids: readonly PersonId[] | null,
): Promise<ReadonlyMap<PersonId, Placement>> {
  if (ids?.length === 0) return new Map();
  const t = kpiPlacements;
  const rows = await tx
    .select({ placement: t.placement })
    .from(t)
    .where(ids === null ? undefined : inArray(t.personId, [...ids]));
  return new Map(rows.map(({ placement }) => [placement.personId, placement]));
}

export async function savePlacements(tx: Tx, placements: readonly Placement[]): Promise<void> {
  if (placements.length === 0) return;
  await tx
    .insert(kpiPlacements)
    .values(placements.map((placement) => ({ personId: placement.personId, placement })))
    .onConflictDoUpdate({ target: kpiPlacements.personId, set: { placement: sql`excluded.placement` } });
}
