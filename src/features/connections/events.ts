import { z } from 'zod';
import type { ConnectionId, RepositoryId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition, JobDefinition } from '../../ports/outbound/jobs.ts';

const workspaceId = z.uuid().transform((id) => id as WorkspaceId);
const base = { workspaceId, connectionId: z.uuid().transform((id) => id as ConnectionId) };
const opened = z.object(base);
const selected = z.object({
  ...base,
  repositoryIds: z.array(z.uuid().transform((id) => id as RepositoryId)).max(1_000),
});
const looked = z.object({ workspaceId });

/** An account was connected, or connected again: its people can be met. */
export const connectionOpened: EventDefinition<z.infer<typeof opened>> = {
  name: 'connection.opened',
  payload: opened as z.ZodType<z.infer<typeof opened>>,
};

/** These repositories are read from now on: their history can be fetched. */
export const repositoriesSelected: EventDefinition<z.infer<typeof selected>> = {
  name: 'connection.repositories-selected',
  payload: selected as z.ZodType<z.infer<typeof selected>>,
};

/** Work to be done: what an account can see and who is in it is read anew. */
export const readAccount: JobDefinition<z.infer<typeof opened>> = {
  name: 'connections.read-account',
  payload: opened as z.ZodType<z.infer<typeof opened>>,
};

/** Work to be done: where the workspace's apps are installed is asked anew. */
export const followInstallations: JobDefinition<z.infer<typeof looked>> = {
  name: 'connections.follow-installations',
  payload: looked as z.ZodType<z.infer<typeof looked>>,
};
