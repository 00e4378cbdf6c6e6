import { z } from 'zod';
import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import type { JobDefinition } from '../../../ports/outbound/jobs.ts';

const workspaceId = z.uuid().transform((id) => id as WorkspaceId);
const ofAccount = z.object({ workspaceId, connectionId: z.uuid().transform((id) => id as ConnectionId) });
const ofWorkspace = z.object({ workspaceId });

/** What an account can see and who is in it is read anew. */
export const accountWork: JobDefinition<z.infer<typeof ofAccount>> = {
  name: 'connections.read-account',
  payload: ofAccount as z.ZodType<z.infer<typeof ofAccount>>,
};

/** Where the workspace's apps are installed is asked anew. */
export const installationsWork: JobDefinition<z.infer<typeof ofWorkspace>> = {
  name: 'connections.follow-installations',
  payload: ofWorkspace as z.ZodType<z.infer<typeof ofWorkspace>>,
};

/** What a connected site of an issue tracker shows is read anew: its projects and fields. */
export const siteWork: JobDefinition<z.infer<typeof ofAccount>> = {
  name: 'connections.read-site',
  payload: ofAccount as z.ZodType<z.infer<typeof ofAccount>>,
};

/** The webhooks registered at a site are made what the chosen projects ask for. */
export const hooksWork: JobDefinition<z.infer<typeof ofAccount>> = {
  name: 'connections.keep-hooks',
  payload: ofAccount as z.ZodType<z.infer<typeof ofAccount>>,
};
