import { z } from 'zod';
import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import type { JobDefinition } from '../../../ports/outbound/jobs.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { openConnection } from '../../connections/index.ts';

export type CopilotNeeds = Pick<Ports, 'scope' | 'clock' | 'jobs' | 'schedules'> & Parameters<typeof openConnection>[0];

/** Which connection. */
export type CopilotOf = { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId };

const of = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  connectionId: z.uuid().transform((id) => id as ConnectionId),
});

/** Reads seats and a few days; then it queues itself again while days are missing. */
export const readCopilot: JobDefinition<CopilotOf> = {
  name: 'copilot-usage.read',
  payload: of as z.ZodType<CopilotOf>,
};
