import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import type { CodeHostClient, HostCredentials } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { SealedConnection } from '../domain/connection.ts';
import { findApp, type SealedApp } from '../store/apps.ts';
import { findSealedConnection } from '../store/connections.ts';

export type OpenNeeds = Pick<Ports, 'scope' | 'codeHost' | 'codeHostSettings' | 'vault'>;
type At = { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId };

/**
 * A client of the connected account, by the credentials kept for it. Asks nobody yet.
 * @throws MusterError 'not-found' there is no such connection · 'forbidden' it is closed, suspended or broken
 */
export async function openConnection(needs: OpenNeeds, at: At): Promise<CodeHostClient> {
  const { client, connection } = await openAnyway(needs, at);
  if (client === null)
    throw new MusterError(
      'forbidden',
      `The connection to ${connection.account} has no credentials: connect it again in Settings.`,
    );
  if (connection.state !== 'open')
    throw new MusterError(
      'forbidden',
      `The connection to ${connection.account} doesn’t work at the moment: look in Settings.`,
    );
  return client;
}

/** The same whatever state it is in: only a look at the host tells whether it works again. No client without credentials. */
export async function openAnyway(
  needs: OpenNeeds,
  { workspaceId, connectionId }: At,
): Promise<{ readonly client: CodeHostClient | null; readonly connection: SealedConnection }> {
  const { connection, app } = await needs.scope(workspaceId, async (tx) => {
    const found = await findSealedConnection(tx, connectionId);
    return { connection: found, app: found?.appRowId ? await findApp(tx, found.appRowId) : null };
  });
  if (connection === null || connection.state === 'closed')
    throw new MusterError('not-found', 'This connection is gone: connect the account again in Settings.');
  const credentials = credentialsOf(needs, { workspaceId, connection, app });
  return { client: credentials === null ? null : needs.codeHost.open(credentials), connection };
}

type Sealed = {
  readonly workspaceId: WorkspaceId;
  readonly connection: SealedConnection;
  readonly app: SealedApp | null;
};

function credentialsOf(needs: OpenNeeds, { workspaceId, connection, app }: Sealed): HostCredentials | null {
  const { vault, codeHostSettings } = needs;
  if (connection.via === 'token') {
    const place = { workspaceId, table: 'connections', column: 'token', row: connection.id };
    const token = connection.token === null ? codeHostSettings.token : vault.open(place, connection.token);
    return token === null ? null : { kind: 'token', token };
  }
  const { installationId } = connection;
  const keys = connection.appRowId === null ? codeHostSettings.app : app && openApp(needs, workspaceId, app);
  return keys === null || installationId === null ? null : { kind: 'app', ...keys, installationId };
}

/** What an app of the store is asked with. */
export function openApp(
  { vault }: Pick<Ports, 'vault'>,
  workspaceId: WorkspaceId,
  app: Pick<SealedApp, 'id' | 'appId' | 'privateKey'>,
): { readonly appId: string; readonly privateKey: string } {
  const place = { workspaceId, table: 'github_apps', column: 'private_key', row: app.id };
  return { appId: app.appId, privateKey: vault.open(place, app.privateKey) };
}
