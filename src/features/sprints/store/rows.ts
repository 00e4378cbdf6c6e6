import type { PersonId, TeamId, TrackerSprintId } from '../../../kit/ids.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import type { sprints } from '../schema.ts';

export function toSprint({ workspaceId: _, createdAt: __, ...row }: typeof sprints.$inferSelect): Sprint {
  return {
    ...row,
    id: row.id as SprintId,
    teamId: row.teamId as TeamId | null,
    trackerId: row.trackerId as TrackerSprintId | null,
    createdById: row.createdById as PersonId | null,
  };
}
