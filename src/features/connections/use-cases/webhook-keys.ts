import type { WorkspaceId } from '../../../kit/ids.ts';
import type { WebhookKey, WebhookKeys, WebhookSource } from '../../../ports/inbound/webhook-keys.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { SealedConnection } from '../domain/connection.ts';
import { listApps, type SealedApp } from '../store/apps.ts';
import { listConnections } from '../store/connections.ts';
import { keysOfTrackers } from './tracker-keys.ts';

type Needs = Pick<Ports, 'scope' | 'vault' | 'issueTrackerSettings'>;

export type KeySources = {
  /** Secrets an operator set in the environment, newest first: they sign for every connection without a secret of its own. */
  readonly secrets: Readonly<Record<WebhookSource, readonly string[]>>;
  readonly listWorkspaces: () => Promise<readonly WorkspaceId[]>;
};

/**
 * Which secrets may sign webhooks of which connection, of all workspaces: each app's (for every account it is installed
 * on, and for itself, since it speaks before it has one), each token's, the operator's. Reads the store each time: the
 * machine remembers.
 */
export function createWebhookKeys(needs: Needs, { secrets, listWorkspaces }: KeySources): WebhookKeys {
  return {
    async list(source) {
      const keysOf = source === 'jira' ? keysOfTrackers : keysOfHosts;
      const keys: WebhookKey[] = [];
      for (const workspaceId of await listWorkspaces())
        keys.push(...(await keysOf(needs, workspaceId, secrets[source])));
      return keys;
    },
  };
}

async function keysOfHosts(
  needs: Needs,
  workspaceId: WorkspaceId,
  secrets: readonly string[],
): Promise<readonly WebhookKey[]> {
  const { apps, rows } = await needs.scope(workspaceId, async (tx) => ({
    apps: await listApps(tx),
    rows: await listConnections(tx, 'github'),
  }));
  const ground = { needs, workspaceId, rows };
  const operators = rows.filter(({ appRowId, webhookSecret }) => appRowId === null && webhookSecret === null);
  return [
    ...[...apps].reverse().flatMap((app) => keysOfApp(ground, app)),
    ...rows.flatMap((row) => keysOfToken(ground, row)),
    ...secrets.flatMap((secret) => expand(workspaceId, operators, secret)),
  ];
}

type Ground = {
  readonly needs: Pick<Ports, 'vault'>;
  readonly workspaceId: WorkspaceId;
  readonly rows: readonly SealedConnection[];
};

function keysOfApp({ needs, workspaceId, rows }: Ground, app: SealedApp): readonly WebhookKey[] {
  const place = { workspaceId, table: 'github_apps', column: 'webhook_secret', row: app.id };
  const own = rows.filter(({ appRowId }) => appRowId === app.id);
  return expand(workspaceId, own, needs.vault.open(place, app.webhookSecret));
}

function keysOfToken({ needs, workspaceId }: Ground, row: SealedConnection): readonly WebhookKey[] {
  if (row.webhookSecret === null) return [];
  const place = { workspaceId, table: 'connections', column: 'webhook_secret', row: row.id };
  return expand(workspaceId, [row], needs.vault.open(place, row.webhookSecret));
}

/** One secret for each connection it may speak of, and for what none of them is named by. */
function expand(
  workspaceId: WorkspaceId,
  rows: readonly Pick<SealedConnection, 'id' | 'installationId'>[],
  secret: string,
): readonly WebhookKey[] {
  const named = rows.map(({ id, installationId }) => ({ workspaceId, connectionId: id, installationId, secret }));
  const catchesAll = rows.some(({ installationId }) => installationId === null);
  return catchesAll ? named : [...named, { workspaceId, connectionId: null, installationId: null, secret }];
}
