import { inBackground } from '../background.ts';
import { LARGE, textOf, unpack } from './pack.ts';
import type { ClaimedDelivery, Delivery, NewDelivery } from './store.ts';

/** What is being handled, its body read when its turn comes. */
export type Running = Omit<Delivery, 'body'> & {
  /** Bytes of the body. */
  readonly size: number;
  readonly read: () => string | Promise<string>;
};

/** As it came in here. */
export function ofTaken(
  { body, workspaceId = null, ...rest }: NewDelivery,
  more: { readonly receivedAt: Date; readonly size: number },
): Running {
  return { ...rest, ...more, workspaceId, attempts: 1, read: () => textOf(body) };
}

/** As it lies in the table. */
export function ofClaimed({ packed, ...rest }: ClaimedDelivery): Running {
  return { ...rest, size: packed.size, read: () => unpack(packed) };
}

/** Large ones one after the other: a parsed body takes several times its size. */
export function createTurns(): (delivery: Running, handle: (delivery: Delivery) => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return ({ read, size, ...rest }, handle) => {
    const go = () => inBackground(async () => handle({ ...rest, body: await read() }));
    if (size <= LARGE) return go();
    const turn = last.then(go);
    last = turn.catch(() => {});
    return turn;
  };
}
