import type { ConnectionId, PersonId } from '../../kit/ids.ts';
import type { ScheduleEntry } from '../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';

/** How far the past of a connection is read, for who asked for it; null when nobody did. */
export function syncCard(sync: {
  readonly connectionId: ConnectionId;
  readonly round: number;
  readonly toldId: PersonId | null;
}): OutboxMessage | null {
  const { connectionId, round, toldId } = sync;
  if (toldId === null) return null;
  return {
    key: `issues-sync:${connectionId}:${round}`,
    to: { kind: 'person', personId: toldId },
    kind: 'issues.sync-card',
    args: { connectionId, round },
  };
}

/** Until the tracker may be asked again. */
export function syncWait(connectionId: ConnectionId): Pick<ScheduleEntry, 'name' | 'key' | 'args'> {
  return { name: 'issues.read-on', key: connectionId, args: { connectionId } };
}
