import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import type { WebhookKey, WebhookKeys } from '../../../ports/inbound/webhook-keys.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listListening } from '../store/connections.ts';

type Needs = Pick<Ports, 'scope' | 'vault'>;

export type KeySources = {
  /** Secrets an operator set in the environment, newest first: they sign for every connection without a secret of its own. */
  readonly secrets: readonly string[];
  readonly listWorkspaces: () => Promise<readonly WorkspaceId[]>;
};

/** Which secrets may sign webhooks of which connection, of all workspaces. Reads the store each time: the machine remembers. */
export function createWebhookKeys(needs: Needs, { secrets, listWorkspaces }: KeySources): WebhookKeys {
  return {
    async list() {
      const keys: WebhookKey[] = [];
      for (const workspaceId of await listWorkspaces()) keys.push(...(await keysOf(needs, workspaceId, secrets)));
      return keys;
    },
  };
}

async function keysOf(needs: Needs, workspaceId: WorkspaceId, secrets: readonly string[]): Promise<WebhookKey[]> {
  const listening = await needs.scope(workspaceId, listListening);
  const own = listening.map(({ id, installationId, webhookSecret }) => {
    const place = { workspaceId, table: 'connections', column: 'webhook_secret', row: id };
    const sealed = webhookSecret === null ? secrets : [needs.vault.open(place, webhookSecret)];
    return sealed.map((secret) => ({ workspaceId, connectionId: id as ConnectionId, installationId, secret }));
  });
  // For an installation that nobody has connected yet.
  const unknown = secrets.map((secret) => ({ workspaceId, connectionId: null, installationId: null, secret }));
  return [...own.flat(), ...unknown];
}
