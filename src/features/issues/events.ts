import { z } from 'zod';
import type { ConnectionId, IssueId, TaskId, TrackerSprintId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../../ports/outbound/jobs.ts';

const site = {
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  connectionId: z.uuid().transform((id) => id as ConnectionId),
};

const changed = z.object({
  ...site,
  issueIds: z
    .array(z.uuid().transform((id) => id as IssueId))
    .min(1)
    .max(1_000),
});

/** Something new is known of these issues: their state, or a change of long ago. May be said though nothing you use changed. */
export const issueChanged: EventDefinition<z.infer<typeof changed>> = {
  name: 'issue.changed',
  payload: changed as z.ZodType<z.infer<typeof changed>>,
};

const tied = z.object({
  workspaceId: site.workspaceId,
  taskIds: z.array(z.uuid().transform((id) => id as TaskId)).min(1),
});

/** Tasks may be tied to other issues than before, or their issues changed. */
export const tiesChanged: EventDefinition<z.infer<typeof tied>> = {
  name: 'issue-ties.changed',
  payload: tied as z.ZodType<z.infer<typeof tied>>,
};

const sprintPayload = z.object({
  ...site,
  sprintIds: z
    .array(z.uuid().transform((id) => id as TrackerSprintId))
    .min(1)
    .max(1_000),
});

/** A sprint of the tracker was planned, started, closed, opened again, renamed or deleted. */
export const sprintChanged: EventDefinition<z.infer<typeof sprintPayload>> = {
  name: 'tracker-sprint.changed',
  payload: sprintPayload as z.ZodType<z.infer<typeof sprintPayload>>,
};
