import type { IssueId, TaskId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listNamesOf } from '../../issues/index.ts';
import { markChanged } from '../../pull-requests/index.ts';

type Told = { readonly workspaceId: WorkspaceId } & (
  | { readonly issueIds: readonly IssueId[] }
  | { readonly taskIds: readonly TaskId[] }
);

/** When work on issues began may be known otherwise: pull requests that name them, or tasks tied to them, are looked at again. */
export async function refreshNamed(needs: Pick<Ports, 'scope' | 'announce'>, told: Told): Promise<void> {
  const { workspaceId } = told;
  await needs.scope(workspaceId, async (tx) => {
    const names = 'issueIds' in told ? await listNamesOf(tx, told.issueIds) : { keys: [], taskIds: told.taskIds };
    if (names.keys.length > 0) await markChanged(needs, tx, { workspaceId, which: { naming: names.keys } });
    if (names.taskIds.length > 0) await markChanged(needs, tx, { workspaceId, which: { tiedTo: names.taskIds } });
  });
}
