import type { ConnectionId, WorkspaceId } from '../../kit/ids.ts';
import type { WebhookKey } from '../../ports/inbound/webhook-keys.ts';
import type { HostId } from '../../ports/outbound/host-records.ts';

/** A key without its secret: whose delivery it may be. */
export type Signer = Omit<WebhookKey, 'secret'>;

/** As one header of the inbox row. */
export function toHeaders(signers: readonly Signer[]): string {
  return JSON.stringify(
    signers.map(({ workspaceId, connectionId, installationId = null }) => [workspaceId, connectionId, installationId]),
  );
}

/** Back again; the row is ours, so its shape is trusted. */
export function readSigners(text: string): readonly Signer[] {
  const rows = JSON.parse(text) as [WorkspaceId, ConnectionId | null, HostId | null][];
  return rows.map(([workspaceId, connectionId, installationId]) => ({ workspaceId, connectionId, installationId }));
}

/**
 * Whose delivery it is: the connection of the installation it names, else the one key that names none.
 * Null when it belongs to an installation that none of them knows.
 */
export function chooseSigner(signers: readonly Signer[], installationId: HostId | null): Signer | null {
  const own = signers.find((signer) => installationId !== null && signer.installationId === installationId);
  return own ?? signers.find((signer) => (signer.installationId ?? null) === null) ?? null;
}
