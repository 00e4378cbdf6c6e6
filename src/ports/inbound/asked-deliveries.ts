import type { ConnectionId, WorkspaceId } from '../../kit/ids.ts';

/** How the machine learns that Muster had missed a delivery and asked for it again. Implemented by `pull-requests`, wired in `app.ts`. */
export interface AskedDeliveries {
  /** @throws MusterError 'unavailable' the database is away */
  has(asked: {
    readonly workspaceId: WorkspaceId;
    readonly connectionId: ConnectionId;
    readonly deliveryId: string;
  }): Promise<boolean>;
}
