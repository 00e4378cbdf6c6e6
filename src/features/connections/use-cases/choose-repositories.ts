import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId, RepositoryId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { type Choice, findRepositories, pageOf, type RepositoryPage } from '../domain/repository-list.ts';
import { repositoriesDropped, repositoriesSelected } from '../events.ts';
import { findSealedConnection } from '../store/connections.ts';
import { listRepositoriesOf, selectRepositories, unselectRepositories } from '../store/repositories.ts';
import { requireAdmin } from './require-admin.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'announce'>;
type At = { readonly connectionId: ConnectionId; readonly search: string; readonly page: number };

export type ShownRepositories = RepositoryPage & { readonly account: string; readonly search: string };

/** One page of the choice. @throws MusterError 'forbidden' no admin · 'not-found' the connection is gone */
export async function showRepositories(
  needs: Pick<Ports, 'scope'>,
  actor: PersonActor,
  { connectionId, search, page }: At,
): Promise<ShownRepositories> {
  requireAdmin(actor);
  return needs.scope(actor.workspaceId, async (tx) => {
    const account = await requireAccount(tx, connectionId);
    return { ...pageOf(await listRepositoriesOf(tx, connectionId), search, page), account, search };
  });
}

/**
 * Selects and lets go of repositories; what is so already changes nothing.
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
    const found = findRepositories(await listRepositoriesOf(tx, connectionId), search).map(({ id }) => id);
    const choice = select ? { select: found, unselect: [] } : { select: [], unselect: found };
    await applyChoice(needs, tx, { actor, connectionId, choice });
  });
}

type Applied = { readonly actor: PersonActor; readonly connectionId: ConnectionId; readonly choice: Choice };

async function applyChoice(needs: Needs, tx: Tx, { actor, connectionId, choice }: Applied): Promise<void> {
  await requireAccount(tx, connectionId);
  const at = needs.clock.now();
  const selected = await selectRepositories(tx, connectionId, { ids: choice.select, at });
  const unselected = await unselectRepositories(tx, connectionId, choice.unselect);
  if (selected.length + unselected.length === 0) return;
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at, subject: { kind: 'connection', id: connectionId } },
    action: 'connection.choose-repositories',
    before: { unselected: unselected.map(({ fullName }) => fullName) },
    after: { selected: selected.map(({ fullName }) => fullName) },
  });
  const ids = { selected: selected.map(({ id }) => id), unselected: unselected.map(({ id }) => id) };
  await announceChosen(needs, tx, { actor, connectionId, ids });
}

/** Most repositories in one event. */
const EVENT_MAX = 1_000;

type Chosen = { readonly selected: readonly RepositoryId[]; readonly unselected: readonly RepositoryId[] };

async function announceChosen(
  needs: Needs,
  tx: Tx,
  { actor, connectionId, ids }: Omit<Applied, 'choice'> & { readonly ids: Chosen },
): Promise<void> {
  const { workspaceId, personId: byId } = actor;
  const base = { workspaceId, connectionId };
  for (const repositoryIds of inParts(ids.selected))
    await needs.announce(tx, repositoriesSelected, { ...base, repositoryIds, byId });
  for (const repositoryIds of inParts(ids.unselected))
    await needs.announce(tx, repositoriesDropped, { ...base, repositoryIds });
}

function inParts(ids: readonly RepositoryId[]): RepositoryId[][] {
  return Array.from({ length: Math.ceil(ids.length / EVENT_MAX) }, (_, n) =>
    ids.slice(n * EVENT_MAX, (n + 1) * EVENT_MAX),
  );
}

async function requireAccount(tx: Tx, connectionId: ConnectionId): Promise<string> {
  const connection = await findSealedConnection(tx, connectionId);
  if (connection === null || connection.state === 'closed')
    throw new MusterError('not-found', 'This connection is gone. Home, tab Settings, shows those that there are.');
  return connection.account;
}
