import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import type { SealedConnection } from '../domain/connection.ts';
import { type Choice, findRepositories, pageOf, type RepositoryPage } from '../domain/repository-list.ts';
import { findSealedConnection } from '../store/connections.ts';
import { requireAdmin } from './require-admin.ts';
import { selectionOf } from './selection.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'announce' | 'jobs'>;
type At = { readonly connectionId: ConnectionId; readonly search: string; readonly page: number };

export type ShownRepositories = RepositoryPage &
  Pick<SealedConnection, 'account' | 'source'> & { readonly search: string };

/** One page of the choice. @throws MusterError 'forbidden' no admin · 'not-found' the connection is gone */
export async function showRepositories(
  needs: Pick<Ports, 'scope'>,
  actor: PersonActor,
  { connectionId, search, page }: At,
): Promise<ShownRepositories> {
  requireAdmin(actor);
  return needs.scope(actor.workspaceId, async (tx) => {
    const { account, source } = await requireConnected(tx, connectionId);
    return { ...pageOf(await selectionOf(source).list(tx, connectionId), search, page), account, source, search };
  });
}

/**
 * Selects and lets go of repositories or projects; what is so already changes nothing.
 * @throws MusterError 'forbidden' no admin · 'not-found' the connection is gone
 */
export async function chooseRepositories(
  needs: Needs,
  actor: PersonActor,
  { connectionId, choice }: { readonly connectionId: ConnectionId; readonly choice: Choice },
): Promise<void> {
  requireAdmin(actor);
  if (choice.select.length + choice.unselect.length === 0) return;
  await needs.act(actor, (tx) => applyChoice(needs, tx, { actor, connectionId, choice }));
}

/** All that the search finds, on every page. @throws MusterError like `chooseRepositories` */
export async function chooseFound(
  needs: Needs,
  actor: PersonActor,
  asked: { readonly connectionId: ConnectionId; readonly search: string; readonly select: boolean },
): Promise<void> {
  requireAdmin(actor);
  const { connectionId, search, select } = asked;
  await needs.act(actor, async (tx) => {
    const { source } = await requireConnected(tx, connectionId);
    const found = findRepositories(await selectionOf(source).list(tx, connectionId), search).map(({ id }) => id);
    const choice = select ? { select: found, unselect: [] } : { select: [], unselect: found };
    await applyChoice(needs, tx, { actor, connectionId, choice });
  });
}

type Applied = { readonly actor: PersonActor; readonly connectionId: ConnectionId; readonly choice: Choice };

async function applyChoice(needs: Needs, tx: Tx, { actor, connectionId, choice }: Applied): Promise<void> {
  const { source } = await requireConnected(tx, connectionId);
  const selection = selectionOf(source);
  const at = needs.clock.now();
  const selected = await selection.select(tx, connectionId, { ids: choice.select, at });
  const unselected = await selection.unselect(tx, connectionId, choice.unselect);
  if (selected.length + unselected.length === 0) return;
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at, subject: { kind: 'connection', id: connectionId } },
    action: selection.action,
    before: { unselected: unselected.map(({ fullName }) => fullName) },
    after: { selected: selected.map(({ fullName }) => fullName) },
  });
  await selection.tell(needs, tx, {
    ...{ actor, connectionId },
    ...{ selected: selected.map(({ id }) => id), unselected: unselected.map(({ id }) => id) },
  });
}

async function requireConnected(tx: Tx, connectionId: ConnectionId): Promise<SealedConnection> {
  const connection = await findSealedConnection(tx, connectionId);
  if (connection === null || connection.state === 'closed')
    throw new MusterError('not-found', 'This connection is gone. Home, tab Settings, shows those that there are.');
  return connection;
}
