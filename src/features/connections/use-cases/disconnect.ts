import type { PersonActor } from '../../../kit/actor.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import { deleteUnusedApp, findApp } from '../store/apps.ts';
import { findSealedConnection } from '../store/connections.ts';
import { endConnection } from './end-connection.ts';
import { requireAdmin } from './require-admin.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'random'>;

/**
 * Ends a connection by an admin's word. One that is gone already changes nothing.
 * @throws MusterError 'forbidden' no admin
 */
export async function disconnect(needs: Needs, actor: PersonActor, connectionId: ConnectionId): Promise<void> {
  requireAdmin(actor);
  await needs.act(actor, async (tx) => {
    const connection = await findSealedConnection(tx, connectionId);
    if (connection !== null) await endConnection(needs, tx, { actor, connection });
  });
}

/**
 * Forgets an app that was made but isn't installed anywhere. One that is gone, or in use by now, changes nothing.
 * @throws MusterError 'forbidden' no admin
 */
export async function discardApp(needs: Needs, actor: PersonActor, appRowId: string): Promise<void> {
  requireAdmin(actor);
  await needs.act(actor, async (tx) => {
    const app = await findApp(tx, appRowId);
    if (app === null || !(await deleteUnusedApp(tx, appRowId))) return;
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'connection', id: appRowId } },
      ...{ action: 'connection.discard-app', before: { app: app.name, appId: app.appId }, after: null },
    });
  });
}
