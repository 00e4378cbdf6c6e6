import type { ConnectionId } from '../../../kit/ids.ts';
import type { Renderer } from '../../../ports/inbound/feature.ts';
import { findAccount, findConnectionSync, listProjectsOf } from '../../connections/index.ts';
import { buildSyncCard } from '../blocks/sync-card.ts';
import { progressOf } from '../domain/sync.ts';
import { listProjectSyncs } from '../store/syncs.ts';

/** The reading of a site's past, as far as it is. A card of an earlier run stays as it was. */
export const issueMessages = (): Readonly<Record<string, Renderer>> => ({
  'issues.sync-card': async (tx, args, { reader, now }) => {
    const connectionId = String(args.connectionId) as ConnectionId;
    const [account, sync] = [await findAccount(tx, connectionId), await findConnectionSync(tx, connectionId)];
    if (account === null || sync === null || sync.round !== args.round) return null;
    const progress = progressOf(await listProjectSyncs(tx, connectionId));
    const known = await listProjectsOf(tx, connectionId);
    const lost = progress.gone.flatMap((id) => {
      const project = known.find((one) => one.id === id);
      // Taken out by people: no trouble of anybody's.
      return project === undefined || project.selectedAt === null ? [] : [project.key];
    });
    const doubted = progress.doubted.flatMap(({ projectId, missing }) => {
      const project = known.find((one) => one.id === projectId);
      return project === undefined || project.selectedAt === null ? [] : [{ key: project.key, missing }];
    });
    return buildSyncCard({ account, sync, progress, lost, doubted }, { timeZone: reader.timeZone, now });
  },
});
