import type { TrackerNews } from '../../../ports/inbound/tracker-facts.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findChosenProject, listTrackers } from '../../connections/index.ts';
import type { Facts } from '../domain/facts.ts';
import { listIssuesByHostId } from '../store/issues.ts';
import { type RecordNeeds, recordIssueFacts } from './record-issue-facts.ts';

type Told = {
  /** The tracker's id of the project it is about; null: of the whole site. */
  readonly projectId: string | null;
  readonly facts: Facts;
};

/**
 * Takes what one webhook told, unless nothing of its project is read. An issue that is known is followed wherever it
 * moves. Harmless when repeated.
 */
export async function recordNews(
  needs: RecordNeeds & Pick<Ports, 'scope'>,
  { workspaceId, connectionId }: Pick<TrackerNews, 'workspaceId' | 'connectionId'>,
  { projectId, facts }: Told,
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const chosen =
      projectId === null
        ? (await listTrackers(tx)).some((tracker) => tracker.connectionId === connectionId)
        : (await findChosenProject(tx, connectionId, projectId)) !== null;
    const ids = [...(facts.issues ?? []).map(({ id }) => id), ...(facts.deleted ?? []).map(({ issueId }) => issueId)];
    if (!chosen && (await listIssuesByHostId(tx, connectionId, ids)).length === 0) return;
    await recordIssueFacts(needs, tx, { ...facts, workspaceId, connectionId, certainty: 'told' });
  });
}
