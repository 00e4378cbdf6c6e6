import { z } from 'zod';
import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import type { JobDefinition } from '../../../ports/outbound/jobs.ts';

const workspaceId = z.uuid().transform((id) => id as WorkspaceId);

const ofTie = z.object({ workspaceId, tieId: z.uuid() });
export type TieOf = z.infer<typeof ofTie>;

/** Brings a task and its issue together, asking the tracker. */
export const settleWork: JobDefinition<TieOf> = { name: 'issues.settle-tie', payload: ofTie as z.ZodType<TieOf> };

const ofSite = z.object({ workspaceId, connectionId: z.uuid().transform((id) => id as ConnectionId) });
export type SyncOf = z.infer<typeof ofSite>;

/** Reads on: a few pages, then it queues itself again. */
export const syncWork: JobDefinition<SyncOf> = { name: 'issues.sync-history', payload: ofSite as z.ZodType<SyncOf> };
