import type { ConnectionId, PersonId } from '../../../kit/ids.ts';
import type { ScheduleEntry } from '../../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../../ports/outbound/outbox.ts';

/** How far the past of a connection is read, for who asked for it; null when nobody did. */
export function syncCard(sync: {
  readonly connectionId: ConnectionId;
  readonly round: number;
  readonly toldId: PersonId | null;
}): OutboxMessage | null {
  const { connectionId, round, toldId } = sync;
  if (toldId === null) return null;
  return {
    key: `pull-requests-sync:${connectionId}:${round}`,
    to: { kind: 'person', personId: toldId },
    kind: 'pull-requests.sync-card',
    args: { connectionId, round },
  };
}

type Wait = Pick<ScheduleEntry, 'name' | 'key' | 'args'>;

/** Until the host may be asked again. */
export function syncWait(connectionId: ConnectionId): Wait {
  return { name: 'pull-requests.read-on', key: connectionId, args: { connectionId } };
}

/** Until the next few missed deliveries are asked for. */
export function deliveriesWait(connectionId: ConnectionId): Wait {
  return { name: 'pull-requests.ask-on', key: connectionId, args: { connectionId } };
}
