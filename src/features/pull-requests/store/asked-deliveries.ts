import { and, count, eq, lt, sql as raw } from 'drizzle-orm';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { askedDeliveries } from '../schema/sync.ts';

export type AskedDelivery = {
  readonly id: string;
  readonly connectionId: ConnectionId;
  readonly deliveryId: string;
  readonly askedAt: Date;
};

/**
 * Takes a missed delivery to ask for it.
 * @param lostBefore one that was taken before this and is still missing was never heard: it is taken again
 * @returns `asked`: it was asked for · `in-doubt`: somebody is at it, or died over it
 */
export async function claimDelivery(
  tx: Tx,
  asked: AskedDelivery,
  lostBefore: Date,
): Promise<'claimed' | 'asked' | 'in-doubt'> {
  const rows = await tx
    .insert(askedDeliveries)
    .values({ ...asked, state: 'asking' })
    .onConflictDoUpdate({
      target: [askedDeliveries.connectionId, askedDeliveries.deliveryId],
      set: { askedAt: asked.askedAt },
      setWhere: raw`${askedDeliveries.state} = 'asking' and ${lt(askedDeliveries.askedAt, lostBefore)}`,
    })
    .returning({ id: askedDeliveries.id });
  if (rows.length > 0) return 'claimed';
  const [row] = await tx.select({ state: askedDeliveries.state }).from(askedDeliveries).where(isOf(asked));
  return row?.state === 'asking' ? 'in-doubt' : 'asked';
}

/** Gives it back: the host surely didn't hear it. */
export async function releaseDelivery(tx: Tx, asked: Of): Promise<void> {
  await tx.delete(askedDeliveries).where(and(isOf(asked), eq(askedDeliveries.state, 'asking')));
}

/** How asking for it went. */
export async function settleDelivery(tx: Tx, asked: Of, state: 'asked' | 'refused'): Promise<void> {
  await tx.update(askedDeliveries).set({ state }).where(isOf(asked));
}

/** Whether it was asked for; one that is being asked for right now counts. */
export async function isAskedFor(tx: Tx, asked: Of): Promise<boolean> {
  return (await tx.select({ id: askedDeliveries.id }).from(askedDeliveries).where(isOf(asked))).length > 0;
}

export async function countAsked(tx: Tx) {
  return tx.select({ state: askedDeliveries.state, n: count() }).from(askedDeliveries).groupBy(askedDeliveries.state);
}

type Of = Pick<AskedDelivery, 'connectionId' | 'deliveryId'>;

function isOf({ connectionId, deliveryId }: Of) {
  return and(eq(askedDeliveries.connectionId, connectionId), eq(askedDeliveries.deliveryId, deliveryId));
}
