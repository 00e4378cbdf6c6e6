import { z } from 'zod';
import type { ConnectionId, WorkspaceId } from '../../../../kit/ids.ts';
import type { JobDefinition } from '../../../../ports/outbound/jobs.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { openConnection } from '../../../connections/index.ts';
import type { RecordNeeds } from '../record-facts.ts';

/** What reading a connection's past takes. */
export type SyncNeeds = RecordNeeds & Pick<Ports, 'scope'> & Parameters<typeof openConnection>[0];

/** Which connection. */
export type SyncOf = { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId };

const syncOf = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  connectionId: z.uuid().transform((id) => id as ConnectionId),
});

/** Reads on: a few pages, then it queues itself again. */
export const syncHistory: JobDefinition<SyncOf> = {
  name: 'pull-requests.sync-history',
  payload: syncOf as z.ZodType<SyncOf>,
};

/** Asks for missed deliveries: a few, then it waits a minute. */
export const recoverDeliveries: JobDefinition<SyncOf> = {
  name: 'pull-requests.recover-deliveries',
  payload: syncOf as z.ZodType<SyncOf>,
};
