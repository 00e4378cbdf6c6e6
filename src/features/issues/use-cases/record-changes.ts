import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { StoredChange } from '../domain/change.ts';
import type { Issue } from '../domain/issue.ts';
import { readChange } from '../domain/read-change.ts';
import { saveChanges } from '../store/changes.ts';
import { listIssuesByHostId, saveMemberships } from '../store/issues.ts';
import type { Who } from './meet-everybody.ts';
import type { Recording } from './record-issue-facts.ts';
import { isNews, type StateChange, toPair, unique } from './record-states.ts';

type Told = { readonly recording: Recording; readonly who: Who; readonly states: readonly StateChange[] };

/**
 * Writes changes, whether their issues are known or not. The site must be held.
 * @returns known issues of which something is new, their state or a change
 */
export async function recordChanges(
  needs: Pick<Ports, 'random'>,
  tx: Tx,
  { recording, who, states }: Told,
): Promise<readonly Issue[]> {
  const { connectionId, changes = [] } = recording;
  // One statement must not touch a row twice: of the same change told twice the earlier instant counts, as in the table.
  const rows = new Map<string, StoredChange & { readonly id: string }>();
  for (const change of changes) {
    const read = readChange(change);
    if (read === null) continue;
    const before = rows.get(read.changeId);
    const byId = before?.byId ?? who(change.by);
    const at = before !== undefined && before.at < read.at ? before.at : read.at;
    rows.set(read.changeId, { ...(before ?? { ...read, id: needs.random.uuid() }), byId, at });
  }
  const told = await saveChanges(tx, connectionId, [...rows.values()]);
  await saveMemberships(tx, connectionId, unique([...rows.values()].flatMap(sprintsIn)).map(toPair));
  const moved = new Map(states.filter(isNews).map(({ after }) => [after.hostId, after]));
  const others = [...told].filter((hostId) => !moved.has(hostId));
  return [...moved.values(), ...(await listIssuesByHostId(tx, connectionId, others))];
}

function sprintsIn({ field, from, to, issueHostId }: StoredChange): readonly string[] {
  if (field !== 'sprint') return [];
  return [from, to].flatMap((ids) => (Array.isArray(ids) ? ids : [])).map((id) => `${issueHostId} ${id}`);
}
