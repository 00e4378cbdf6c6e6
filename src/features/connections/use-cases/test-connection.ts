import type { PersonActor, RuleActor } from '../../../kit/actor.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import { CodeHostError } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listAdminIds } from '../../people/index.ts';
import type { Connection } from '../domain/connection.ts';
import { type Health, healthAfter, healthOf } from '../domain/trouble.ts';
import { brokenNote } from '../outgoing.ts';
import { saveHealth } from '../store/connections.ts';
import { type OpenNeeds, openAnyway } from './open-connection.ts';
import { requireAdmin } from './require-admin.ts';

type Needs = OpenNeeds & Pick<Ports, 'clock' | 'outbox'>;

export type Tested = {
  readonly connection: Connection;
  /** Null: it works, with all its rights. */
  readonly words: string | null;
  readonly works: boolean;
};

/**
 * Asks the host whether a connection works and keeps what it says.
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
  const { client, connection } = await openAnyway(needs, { workspaceId: actor.workspaceId, connectionId });
  const asked = async (): Promise<Health> => {
    if (client === null) return { state: 'broken', words: 'Its credentials are gone. Connect it again.' };
    try {
      return healthOf(connection, (await client.test()).missing);
    } catch (error) {
      if (!(error instanceof CodeHostError)) throw error;
      return healthAfter(connection, error);
    }
  };
  const health = await asked();
  await keepHealth(needs, actor, { connection, health });
  return { connection, words: health.words, works: health.state === 'open' };
}

type Kept = { readonly connection: Connection; readonly health: Health };

/** Writes down what the host's answer means; a passing failure means nothing. */
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
