import type { ConnectionId, WorkspaceId } from '../../kit/ids.ts';
import type { HostId } from '../outbound/host-records.ts';

/** Who sends webhooks. */
export type WebhookSource = 'github' | 'jira';

/**
 * A secret that signs webhooks of one connection. An app signs for all its installations with one secret: one key for each,
 * and one without connection for those that nobody has connected yet.
 */
export type WebhookKey = {
  readonly workspaceId: WorkspaceId;
  readonly connectionId: ConnectionId | null;
  /** Of an app: which installation's deliveries belong here. Null or absent: those of no other key. */
  readonly installationId?: HostId | null;
  /** `token`: it signs a token that comes with the webhook. `body`, or absent: the webhook's bytes. */
  readonly signs?: 'body' | 'token';
  /** What the connected site is called in its webhooks: its address, its cloud id. */
  readonly sites?: readonly string[];
  readonly secret: string;
};

/** How the machine learns which secrets a delivery may be signed with. Implemented by `connections`, wired in `app.ts`. */
export interface WebhookKeys {
  /** All that are in force, newest first. Read from the store each time: the machine remembers them for seconds. */
  list(source: WebhookSource): Promise<readonly WebhookKey[]>;
}
