import type { ConnectionId, PersonId } from '../../kit/ids.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';

/** An account is connected: what to do next, for whoever began in a browser. Said once for each time it was connected. */
export function openedNote(about: {
  readonly connectionId: ConnectionId;
  readonly personId: PersonId;
  readonly at: Date;
}): OutboxMessage {
  const { connectionId, personId, at } = about;
  return {
    key: `connection:${connectionId}:opened:${at.getTime()}`,
    to: { kind: 'person', personId },
    kind: 'connections.opened-note',
    args: { connectionId },
  };
}

/** A connection broke: said once to each admin for each time. */
export function brokenNote(about: {
  readonly connectionId: ConnectionId;
  readonly personId: PersonId;
  readonly at: Date;
}): OutboxMessage {
  const { connectionId, personId, at } = about;
  return {
    key: `connection:${connectionId}:broken:${at.getTime()}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'connections.broken-note',
    args: { connectionId },
  };
}
