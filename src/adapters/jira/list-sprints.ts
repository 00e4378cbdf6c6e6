import { z } from 'zod';
import { type IssueTrackerClient, IssueTrackerError } from '../../ports/outbound/issue-tracker.ts';
import { everyPage, readAll } from './every-page.ts';
import type { Site } from './open-client.ts';
import { id } from './records/id.ts';
import { sprint } from './records/sprint.ts';

const board = z.object({ id, name: z.string(), type: z.string() });

/** Boards of a project and their sprints. */
export function listSprints({ request }: Site): Pick<IssueTrackerClient, 'listBoards' | 'listSprints'> {
  return {
    async listBoards(projectKey) {
      const path = '/rest/agile/1.0/board' as const;
      const all = await everyPage(request, { path, query: { projectKeyOrId: projectKey } });
      // `simple` is what team-managed projects have; whether it has sprints only asking tells.
      return readAll(all, board).map(({ type, ...one }) => ({ ...one, hasSprints: type !== 'kanban' }));
    },
    async listSprints(boardId) {
      const path = '/rest/agile/1.0/board/{id}/sprint' as const;
      try {
        return readAll(await everyPage(request, { path, params: { id: boardId } }), sprint);
      } catch (error) {
        // A board without sprints is refused with 400, which reads as gone.
        if (error instanceof IssueTrackerError && error.failure === 'gone') return [];
        throw error;
      }
    },
  };
}
