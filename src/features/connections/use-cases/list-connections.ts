import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Connection, HostAppRow } from '../domain/connection.ts';
import { mayManageConnections } from '../domain/rights.ts';
import { listApps } from '../store/apps.ts';
import { listConnections as listRows } from '../store/connections.ts';
import { listHostTeams } from '../store/host-teams.ts';
import { countRepositories } from '../store/repositories.ts';

export type ConnectionRow = {
  readonly connection: Connection;
  readonly repositories: { readonly total: number; readonly selected: number };
  /** Teams of the host that no team was made of yet. */
  readonly proposedTeams: number;
};
export type ConnectionList = {
  readonly rows: readonly ConnectionRow[];
  /** Made, but installed nowhere yet. */
  readonly waiting: readonly HostAppRow[];
};

/** Every connection with its state; null for those who have no business with them. Nothing secret is in it. */
export async function listConnections(
  needs: Pick<Ports, 'scope'>,
  reader: PersonActor,
): Promise<ConnectionList | null> {
  if (!mayManageConnections(reader)) return null;
  return needs.scope(reader.workspaceId, async (tx) => {
    const [found, counts, apps] = [await listRows(tx, 'github'), await countRepositories(tx), await listApps(tx)];
    const rows: ConnectionRow[] = [];
    for (const { token: _t, webhookSecret: _w, appRowId: _a, ...connection } of found) {
      const teams = await listHostTeams(tx, connection.id);
      rows.push({
        connection,
        repositories: counts.get(connection.id) ?? { total: 0, selected: 0 },
        proposedTeams: teams.filter(({ teamId }) => teamId === null).length,
      });
    }
    const used = new Set(found.map(({ appRowId }) => appRowId));
    const waiting = apps
      .filter(({ id }) => !used.has(id))
      .map(({ id, appId, name, url }) => ({ id, appId, name, url }));
    return { rows, waiting };
  });
}
