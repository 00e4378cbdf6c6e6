import type { WorkspaceId } from '../../../../kit/ids.ts';
import { findConnectionSync, listSelectedRepositories, saveConnectionSync } from '../../../connections/index.ts';
import { beginRepair } from '../../domain/sync/advance.ts';
import { recoverDeliveries, type SyncNeeds, type SyncOf, syncHistory } from './sync-needs.ts';
import { turnAll } from './turn-all.ts';

/** Brings every connection up to date with what its webhooks may have missed, and asks for missed deliveries. Says nothing. */
export async function repairDaily(needs: SyncNeeds, workspaceId: WorkspaceId): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const connections = [...new Set((await listSelectedRepositories(tx)).map(({ connectionId }) => connectionId))];
    for (const connectionId of connections) {
      const sync = await findConnectionSync(tx, connectionId);
      if (sync !== null && sync.state !== 'running') {
        await turnAll(tx, connectionId, beginRepair);
        // Without a card: nobody asked, and nobody needs to know.
        await saveConnectionSync(tx, { ...sync, state: 'running', toldId: null, finishedAt: null });
      }
      const of = { workspaceId, connectionId };
      if (sync !== null) await needs.jobs.add(tx, syncHistory, [of]);
      await needs.jobs.add(tx, recoverDeliveries, [of]);
    }
  });
}

/** The host may be asked again. */
export async function readOn(needs: SyncNeeds, of: SyncOf): Promise<void> {
  await needs.scope(of.workspaceId, (tx) => needs.jobs.add(tx, syncHistory, [of]));
}
