import { z } from 'zod';
import type { ConnectionId, PersonId, RepositoryId, TrackerProjectId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../../ports/outbound/jobs.ts';

const base = {
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  connectionId: z.uuid().transform((id) => id as ConnectionId),
};
const opened = z.object(base);
const byId = z
  .uuid()
  .transform((id) => id as PersonId)
  .nullish();
const selected = z.object({
  ...base,
  repositoryIds: z.array(z.uuid().transform((id) => id as RepositoryId)).max(1_000),
  /** Who chose them: sees how far their history is read. Absent where nobody did. */
  byId,
});
const projects = z.object({
  ...base,
  projectIds: z.array(z.uuid().transform((id) => id as TrackerProjectId)).max(1_000),
  /** As above. */
  byId,
});

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

const dropped = z.object({ ...base, repositoryIds: selected.shape.repositoryIds });

/** An admin let go of these repositories: nothing of them is read any more. Not said when a connection ends. */
export const repositoriesDropped: EventDefinition<z.infer<typeof dropped>> = {
  name: 'connection.repositories-dropped',
  payload: dropped as z.ZodType<z.infer<typeof dropped>>,
};

/** These projects of a tracker are read from now on: their history can be fetched. */
export const projectsSelected: EventDefinition<z.infer<typeof projects>> = {
  name: 'connection.projects-selected',
  payload: projects as z.ZodType<z.infer<typeof projects>>,
};

/** A day has passed since a tracker was last read whole: what webhooks missed can be fetched. */
export const trackerDue: EventDefinition<z.infer<typeof opened>> = {
  name: 'connection.tracker-due',
  payload: opened as z.ZodType<z.infer<typeof opened>>,
};
