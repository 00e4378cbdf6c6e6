import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import type { IssueTrackerClient, TrackerCredentials } from '../../../ports/outbound/issue-tracker.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { SealedConnection } from '../domain/connection.ts';
import { NO_FIELDS, type TrackerSettings } from '../domain/tracker.ts';
import { findSealedConnection } from '../store/connections.ts';
import { findTrackerSettings } from '../store/trackers.ts';
import { freshToken, type RefreshNeeds } from './fresh-token.ts';

export type TrackerNeeds = RefreshNeeds & Pick<Ports, 'issueTracker' | 'issueTrackerSettings'>;
type At = { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId };

/**
 * A client of the connected site, by the credentials kept for it; those of OAuth are traded for new ones before they end.
 * @throws MusterError 'not-found' there is no such connection · 'forbidden' it is closed or broken · 'unavailable' its
 * tokens can't be traded at this moment
 */
export async function openTracker(needs: TrackerNeeds, at: At): Promise<IssueTrackerClient> {
  const { client, connection } = await openTrackerAnyway(needs, at);
  if (client === null || connection.state !== 'open')
    throw new MusterError(
      'forbidden',
      `The connection to ${connection.account} doesn’t work at the moment: look in Settings.`,
    );
  return client;
}

/** The same whatever state it is in: only a look at the site tells whether it works again. No client without credentials. */
export async function openTrackerAnyway(
  needs: TrackerNeeds,
  at: At,
): Promise<{ readonly client: IssueTrackerClient | null; readonly connection: SealedConnection }> {
  const { connection, settings } = await needs.scope(at.workspaceId, async (tx) => ({
    connection: await findSealedConnection(tx, at.connectionId),
    settings: await findTrackerSettings(tx, at.connectionId),
  }));
  if (connection === null || connection.state === 'closed' || connection.source !== 'jira')
    throw new MusterError('not-found', 'This connection is gone: connect the site again in Settings.');
  const credentials = await credentialsOf(needs, { workspaceId: at.workspaceId, connection, settings });
  if (credentials === null) return { client: null, connection };
  return { client: needs.issueTracker.open(credentials, settings?.fields ?? NO_FIELDS), connection };
}

type Sealed = {
  readonly workspaceId: WorkspaceId;
  readonly connection: SealedConnection;
  readonly settings: TrackerSettings | null;
};

async function credentialsOf(
  needs: TrackerNeeds,
  { workspaceId, connection, settings }: Sealed,
): Promise<TrackerCredentials | null> {
  const { account: site, via, accountHostId: cloudId, token } = connection;
  if (via === 'oauth') {
    const accessToken = cloudId === null ? null : await freshToken(needs, workspaceId, connection);
    return accessToken === null || cloudId === null ? null : { kind: 'oauth', site, cloudId, accessToken };
  }
  if (token === null) {
    const operators = needs.issueTrackerSettings.token;
    return operators?.site === site ? { kind: 'token', ...operators } : null;
  }
  const place = { workspaceId, table: 'connections', column: 'token', row: connection.id };
  return { kind: 'token', site, email: settings?.email ?? null, token: needs.vault.open(place, token) };
}
