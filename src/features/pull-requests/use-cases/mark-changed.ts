import type { WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { pullRequestsChanged } from '../events.ts';
import { insertChanges, type Which } from '../store/changes.ts';

/**
 * Has what was computed of these pull requests computed again. Joins the transaction that changes what it depends on;
 * harmless when repeated.
 */
export async function markChanged(
  needs: Pick<Ports, 'announce'>,
  tx: Tx,
  { workspaceId, which }: { readonly workspaceId: WorkspaceId; readonly which: Which },
): Promise<void> {
  // One that is marked already has somebody on the way to it.
  if ((await insertChanges(tx, which)) > 0) await needs.announce(tx, pullRequestsChanged, { workspaceId });
}
