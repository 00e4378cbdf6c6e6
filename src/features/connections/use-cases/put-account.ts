import type { Actor } from '../../../kit/actor.ts';
import type { ConnectionId, PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import type { SealedConnection } from '../domain/connection.ts';
import { connectionOpened } from '../events.ts';
import { openedNote } from '../outgoing.ts';
import { findConnectionOf, putConnection } from '../store/connections.ts';
import { accountWork, siteWork } from './work.ts';

export type PutNeeds = Pick<Ports, 'clock' | 'random' | 'announce' | 'jobs' | 'outbox'>;
export type Account = Pick<
  SealedConnection,
  'id' | 'source' | 'via' | 'account' | 'accountHostId' | 'installationId' | 'appRowId' | 'token' | 'webhookSecret'
> & { readonly suspended: boolean };

/**
 * Connects an account, or connects it again with other credentials; its people can be met and what it shows listed
 * from then on. An account that is connected in just this way already stays untouched. Joins the transaction.
 * @param put.tell who is told in Slack: whoever began in a browser; null when they look at Slack anyway
 */
export async function putAccount(
  needs: PutNeeds,
  tx: Tx,
  put: { readonly actor: Actor; readonly account: Account; readonly tell: PersonId | null },
): Promise<ConnectionId> {
  const { actor, tell } = put;
  const { suspended, ...account } = put.account;
  const before = await findConnectionOf(tx, account);
  const state = suspended ? 'suspended' : 'open';
  if (before?.state === state && isSame(before, account)) return before.id;
  const at = needs.clock.now();
  // Waiting times count from the first connection, unless there was none in between.
  const connectedAt = before === null || before.state === 'closed' ? at : before.connectedAt;
  const id = await putConnection(tx, { ...account, state, trouble: null, connectedAt });
  const { workspaceId } = actor;
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at, subject: { kind: 'connection', id }, action: 'connection.connect' },
    before: before === null ? null : snapshotOf(before),
    after: snapshotOf({ ...account, state }),
  });
  if (state === 'suspended' || before?.state === 'suspended') return id;
  await needs.announce(tx, connectionOpened, { workspaceId, connectionId: id });
  await needs.jobs.add(tx, account.source === 'jira' ? siteWork : accountWork, [{ workspaceId, connectionId: id }]);
  if (tell !== null) await needs.outbox.note(tx, openedNote({ connectionId: id, personId: tell, at: connectedAt }));
  return id;
}

/** What history says of a connection: nothing secret. */
export function snapshotOf({ account, via, state }: Pick<SealedConnection, 'account' | 'via' | 'state'>) {
  return { account, via, state };
}

type Opened = Pick<SealedConnection, 'via' | 'installationId' | 'appRowId' | 'token'>;

/** By the same credentials. A sealed token never reads the same twice, so a token given anew counts as another. */
function isSame(a: Opened, b: Opened): boolean {
  return a.via === b.via && a.installationId === b.installationId && a.appRowId === b.appRowId && a.token === b.token;
}
