import type { Actor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import type { SealedConnection } from '../domain/connection.ts';
import { deleteUnusedApp } from '../store/apps.ts';
import { closeConnection } from '../store/connections.ts';
import { unselectAllProjects } from '../store/projects.ts';
import { unselectAll } from '../store/repositories.ts';
import { snapshotOf } from './put-account.ts';

/**
 * Closes a connection: its secrets are forgotten, nothing of it is read any more, its facts stay. An app that nothing
 * else uses is forgotten too. Joins the transaction; harmless when repeated.
 */
export async function endConnection(
  needs: Pick<Ports, 'clock' | 'random'>,
  tx: Tx,
  { actor, connection }: { readonly actor: Actor; readonly connection: SealedConnection },
): Promise<void> {
  const { id, appRowId } = connection;
  if (!(await closeConnection(tx, id))) return;
  await unselectAll(tx, id);
  await unselectAllProjects(tx, id);
  if (appRowId !== null) await deleteUnusedApp(tx, appRowId);
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'connection', id } },
    ...{ action: 'connection.disconnect', before: snapshotOf(connection) },
    after: snapshotOf({ ...connection, state: 'closed' }),
  });
}
