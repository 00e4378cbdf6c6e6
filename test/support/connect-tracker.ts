import { connections, trackerProjects, trackerSettings } from '../../src/features/connections/schema.ts';
import type { ConnectionId } from '../../src/kit/ids.ts';
import type { Tx } from '../../src/ports/outbound/store.ts';

/** Fields of the local Jira. */
export const TRACKER_FIELDS = {
  points: { id: 'customfield_10016', name: 'Story Points' },
  sprint: { id: 'customfield_10020', name: 'Sprint' },
};

/** A connected Jira with a chosen project (`ABC`, id 10000) and one that isn't unless `both` says so (`XYZ`, id 10001), without any flow. Joins the transaction. */
export async function connectTracker(
  tx: Tx,
  {
    connectedAt,
    number = 1,
    site = `https://acme-${number}.test`,
    both = false,
  }: { readonly connectedAt: Date; readonly number?: number; readonly site?: string; readonly both?: boolean },
): Promise<ConnectionId> {
  const tail = String(number).padStart(12, '0');
  const connectionId = `0190a000-0000-7000-b000-${tail}` as ConnectionId;
  await tx.insert(connections).values({
    ...{ id: connectionId, source: 'jira' as const, via: 'token' as const, account: site },
    ...{ state: 'open' as const, connectedAt },
  });
  await tx
    .insert(trackerSettings)
    .values({ id: `0190a000-0000-7000-b001-${tail}`, connectionId, candidates: [], ...TRACKER_FIELDS });
  await tx.insert(trackerProjects).values([
    {
      ...{ id: `0190a000-0000-7000-b002-${tail}`, connectionId, hostId: '10000', key: 'ABC', name: 'Abacus' },
      selectedAt: connectedAt,
    },
    {
      ...{ id: `0190a000-0000-7000-b003-${tail}`, connectionId, hostId: '10001', key: 'XYZ', name: 'Xylophone' },
      selectedAt: both ? connectedAt : null,
    },
  ]);
  return connectionId;
}
