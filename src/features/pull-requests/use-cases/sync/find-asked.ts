import type { AskedDeliveries } from '../../../../ports/inbound/asked-deliveries.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import { isAskedFor } from '../../store/asked-deliveries.ts';

/** Which deliveries come because Muster asked the host to send them again. */
export function createAskedDeliveries(needs: Pick<Ports, 'scope'>): AskedDeliveries {
  return { has: ({ workspaceId, ...asked }) => needs.scope(workspaceId, (tx) => isAskedFor(tx, asked)) };
}
