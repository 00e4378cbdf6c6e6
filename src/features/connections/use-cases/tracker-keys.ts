import type { WorkspaceId } from '../../../kit/ids.ts';
import type { WebhookKey } from '../../../ports/inbound/webhook-keys.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { SealedConnection } from '../domain/connection.ts';
import { listConnections } from '../store/connections.ts';

type Needs = Pick<Ports, 'scope' | 'vault' | 'issueTrackerSettings'>;

/**
 * Which secrets may sign webhooks of a workspace's sites: each site's own, which an admin sets there, else the operator's;
 * and the app's, with which Atlassian signs the tokens of those that were connected in a browser.
 */
export async function keysOfTrackers(
  needs: Needs,
  workspaceId: WorkspaceId,
  secrets: readonly string[],
): Promise<readonly WebhookKey[]> {
  const rows = await needs.scope(workspaceId, (tx) => listConnections(tx, 'jira'));
  return rows.flatMap((row) => {
    const base = { workspaceId, connectionId: row.id, sites: sitesOf(row) };
    return [
      ...secretsOf(needs, { workspaceId, row, operators: secrets }).map((secret) => ({ ...base, secret })),
      ...appSecretsOf(needs, row).map((secret) => ({ ...base, secret, signs: 'token' as const })),
    ];
  });
}

function sitesOf({ account, accountHostId }: SealedConnection): readonly string[] {
  return accountHostId === null ? [account] : [account, accountHostId];
}

type Row = {
  readonly workspaceId: WorkspaceId;
  readonly row: SealedConnection;
  readonly operators: readonly string[];
};

function secretsOf({ vault }: Pick<Needs, 'vault'>, { workspaceId, row, operators }: Row): readonly string[] {
  if (row.webhookSecret === null) return operators;
  const place = { workspaceId, table: 'connections', column: 'webhook_secret', row: row.id };
  return [vault.open(place, row.webhookSecret), ...operators];
}

function appSecretsOf({ issueTrackerSettings: { app } }: Needs, { via }: SealedConnection): readonly string[] {
  return via === 'oauth' && app !== null ? [app.clientSecret] : [];
}
