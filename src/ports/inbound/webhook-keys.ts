import type { ConnectionId, WorkspaceId } from '../../kit/ids.ts';

/** A secret that signs webhooks of one connection. */
export type WebhookKey = {
  readonly workspaceId: WorkspaceId;
  readonly connectionId: ConnectionId;
  readonly secret: string;
};

/** How the machine learns which secrets a delivery may be signed with. Implemented by `connections`, wired in `app.ts`. */
export interface WebhookKeys {
  /** All that are in force, newest first; asked for each delivery, so it answers from memory that is seconds old at most. */
  list(source: 'github'): Promise<readonly WebhookKey[]>;
}
