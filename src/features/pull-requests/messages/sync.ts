import type { ConnectionId } from '../../../kit/ids.ts';
import type { Renderer } from '../../../ports/inbound/feature.ts';
import { findAccount, findConnectionSync } from '../../connections/index.ts';
import { buildSyncCard } from '../blocks/sync-card.ts';
import { progressOf } from '../domain/sync/progress.ts';
import { listRepositorySyncs } from '../store/syncs.ts';

/** The reading of a connection's past, as far as it is. A card of an earlier run stays as it was. */
export const syncMessages = (): Readonly<Record<string, Renderer>> => ({
  'pull-requests.sync-card': async (tx, args, { reader, now }) => {
    const connectionId = String(args.connectionId) as ConnectionId;
    const [account, sync] = [await findAccount(tx, connectionId), await findConnectionSync(tx, connectionId)];
    if (account === null || sync === null || sync.round !== args.round) return null;
    const progress = progressOf(await listRepositorySyncs(tx, connectionId));
    return buildSyncCard({ account, sync, progress }, { timeZone: reader.timeZone, now });
  },
});
