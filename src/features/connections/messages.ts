import type { ConnectionId } from '../../kit/ids.ts';
import type { Args, Renderer } from '../../ports/inbound/feature.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import { buildBrokenNote, buildOpenedNote } from './blocks/notes.ts';
import { findSealedConnection } from './store/connections.ts';

/** What goes out about connections, as they stand when it is sent. */
export const connectionMessages = (): Readonly<Record<string, Renderer>> => ({
  'connections.opened-note': async (tx, args) => {
    const connection = await read(tx, args);
    return connection?.state === 'open' ? buildOpenedNote(connection) : null;
  },
  'connections.broken-note': async (tx, args) => {
    const connection = await read(tx, args);
    return connection?.state === 'broken' ? buildBrokenNote(connection) : null;
  },
});

function read(tx: Tx, args: Args) {
  return findSealedConnection(tx, String(args.connectionId) as ConnectionId);
}
