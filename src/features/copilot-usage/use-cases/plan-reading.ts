import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { type CopilotNeeds, readCopilot } from './copilot-needs.ts';

/** Reads what is new of every connected account of which repositories are chosen. */
export async function planReading(
  needs: Pick<CopilotNeeds, 'scope' | 'jobs'>,
  workspaceId: WorkspaceId,
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const ids = [...new Set((await listSelectedRepositories(tx)).map(({ connectionId }) => connectionId))];
    if (ids.length > 0)
      await needs.jobs.add(
        tx,
        readCopilot,
        ids.map((connectionId) => ({ workspaceId, connectionId })),
      );
  });
}

/** The host may be asked again. */
export async function readOn(
  needs: Pick<CopilotNeeds, 'scope' | 'jobs'>,
  of: { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId },
): Promise<void> {
  await needs.scope(of.workspaceId, (tx) => needs.jobs.add(tx, readCopilot, [of]));
}
