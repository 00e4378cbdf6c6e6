import type { ConnectionId, IssueId, TrackerSprintId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Facts } from '../domain/facts.ts';
import { issueChanged, sprintChanged } from '../events.ts';
import { lockSite, saveDeleted } from '../store/issues.ts';
import { followTies } from './follow-ties.ts';
import { meetEverybody } from './meet-everybody.ts';
import { recordChanges } from './record-changes.ts';
import { recordSprints } from './record-sprints.ts';
import { recordStates } from './record-states.ts';

export type RecordNeeds = Pick<
  Ports,
  'clock' | 'random' | 'outbox' | 'jobs' | 'announce' | 'schedules' | 'holidays' | 'knownTasks'
>;

export type Recording = Facts & {
  readonly workspaceId: WorkspaceId;
  readonly connectionId: ConnectionId;
  /** `told`: a webhook says so, and may be behind the truth · `read`: the tracker was asked (the default). */
  readonly certainty?: 'told' | 'read';
  /** The tie that is being settled by whoever calls: nobody else has to be sent for it. */
  readonly settling?: string;
};

/**
 * Takes what the tracker says of one site, in any order and any number of times: newer facts win by the tracker's own
 * time. Joins the transaction; a few statements however much is told, so hand over a page of issues at once. Issues of
 * projects that aren't selected must be left out by the caller. Tied tasks follow their issues.
 */
export async function recordIssueFacts(needs: RecordNeeds, tx: Tx, recording: Recording): Promise<void> {
  const { workspaceId, connectionId, deleted = [] } = recording;
  await lockSite(tx, connectionId);
  const who = await meetEverybody(needs, tx, recording);
  await saveDeleted(tx, connectionId, deleted);
  const states = await recordStates(needs, tx, { recording, who });
  const changed = await recordChanges(needs, tx, { recording, who, states });
  for (const issueIds of parts(changed.map(({ id }) => id)))
    await needs.announce(tx, issueChanged, { workspaceId, connectionId, issueIds: issueIds as IssueId[] });
  const sprints = await recordSprints(needs, tx, recording);
  for (const sprintIds of parts(sprints))
    await needs.announce(tx, sprintChanged, { workspaceId, connectionId, sprintIds: sprintIds as TrackerSprintId[] });
  await followTies(needs, tx, { recording, changed, states });
}

/** Most ids of one event. */
const AT_ONCE = 500;

function parts(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) => ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
}
