import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import type { CodeHostClient } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findSealedConnection } from '../store/connections.ts';

type Needs = Pick<Ports, 'scope' | 'codeHost' | 'vault'>;

/**
 * A client of the connected account, by the credentials kept for it.
 * @throws MusterError 'not-found' there is no such connection · 'forbidden' it is closed, suspended or broken
 */
export async function openConnection(
  needs: Needs,
  at: { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId },
): Promise<CodeHostClient> {
  const row = await needs.scope(at.workspaceId, (tx) => findSealedConnection(tx, at.connectionId));
  if (row === null)
    throw new MusterError('not-found', 'This connection is gone: connect the account again in Settings.');
  if (row.state !== 'open')
    throw new MusterError(
      'forbidden',
      `The connection to ${row.account} doesn’t work at the moment: look in Settings.`,
    );
  if (row.token === null)
    throw new MusterError(
      'not-found',
      `The connection to ${row.account} has no credentials: connect it again in Settings.`,
    );
  const place = { workspaceId: at.workspaceId, table: 'connections', column: 'token', row: row.id };
  return needs.codeHost.open({ kind: 'token', token: needs.vault.open(place, row.token) });
}
