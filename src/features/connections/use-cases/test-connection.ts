import type { PersonActor, RuleActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import { OutsideError } from '../../../ports/outbound/outside-error.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listAdminIds } from '../../people/index.ts';
import type { Connection, SealedConnection } from '../domain/connection.ts';
import { type Health, healthAfter, healthOf } from '../domain/trouble.ts';
import { brokenNote } from '../outgoing.ts';
import { findSealedConnection, saveHealth } from '../store/connections.ts';
import { type OpenNeeds, openAnyway } from './open-connection.ts';
import { openTrackerAnyway, type TrackerNeeds } from './open-tracker.ts';
import { requireAdmin } from './require-admin.ts';

type Needs = OpenNeeds & TrackerNeeds & Pick<Ports, 'clock' | 'outbox'>;

export type Tested = {
  readonly connection: Connection;
  /** Null: it works, with all its rights. */
  readonly words: string | null;
  readonly works: boolean;
};

/**
 * Asks the tool whether a connection works and keeps what it says.
 * @throws MusterError 'forbidden' no admin · 'not-found' no such connection
 */
export async function testConnection(needs: Needs, actor: PersonActor, connectionId: ConnectionId): Promise<Tested> {
  requireAdmin(actor);
  return checkConnection(needs, actor, connectionId);
}

/** The same by itself, each hour; admins are told once when a connection breaks. */
export async function checkConnection(
  needs: Needs,
  actor: PersonActor | RuleActor,
  connectionId: ConnectionId,
): Promise<Tested> {
  const at = { workspaceId: actor.workspaceId, connectionId };
  const connection = await needs.scope(at.workspaceId, (tx) => getConnection(tx, connectionId));
  const asked = async (): Promise<Health> => {
    try {
      const { client } = await (connection.source === 'jira' ? openTrackerAnyway : openAnyway)(needs, at);
      if (client === null) return { state: 'broken', words: 'Its credentials are gone. Connect it again.' };
      return healthOf(connection, (await client.test()).missing);
    } catch (error) {
      // Trading tokens fails before anything is asked.
      const outside = error instanceof MusterError ? error.cause : error;
      if (!(outside instanceof OutsideError)) throw error;
      return healthAfter(connection, outside);
    }
  };
  const health = await asked();
  await keepHealth(needs, actor, { connection, health });
  return { connection, words: health.words, works: health.state === 'open' };
}

async function getConnection(tx: Tx, id: ConnectionId): Promise<SealedConnection> {
  const found = await findSealedConnection(tx, id);
  if (found === null || found.state === 'closed')
    throw new MusterError('not-found', 'This connection is gone: connect the account again in Settings.');
  return found;
}

type Kept = { readonly connection: Connection; readonly health: Health };

/** Writes down what the tool's answer means; a passing failure means nothing. */
export async function keepHealth(
  needs: Pick<Ports, 'scope' | 'clock' | 'outbox'>,
  actor: PersonActor | RuleActor,
  { connection, health }: Kept,
): Promise<void> {
  const { state, words } = health;
  if (state === null) return;
  const checkedAt = needs.clock.now();
  await needs.scope(actor.workspaceId, async (tx) => {
    const changed = await saveHealth(tx, connection.id, { state, trouble: words, checkedAt });
    if (!changed || state !== 'broken' || actor.kind === 'person') return;
    for (const personId of await listAdminIds(tx))
      await needs.outbox.note(tx, brokenNote({ connectionId: connection.id, personId, at: checkedAt }));
  });
}
