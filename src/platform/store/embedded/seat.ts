import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './bring-up.ts';
import { type EmbeddedOptions, whileRunning } from './ensure-running.ts';
import { type Presence, takePresence } from './presence.ts';

export type Held = { readonly running: Running; readonly presence: Presence };

/** Our place at the server, won back by itself when it is lost. */
export type Seat = {
  held(): Held;
  /** Settles when nothing is being won back. */
  settled(): Promise<void>;
};

/**
 * Takes a place at the folder's server, starting it where needed, and brings the server up again whenever the place is
 * lost, trying on until `ended`.
 * @throws StoreStartError the first time only; later ones are logged
 */
export async function takeSeat(options: EmbeddedOptions, ended: AbortSignal): Promise<Seat> {
  let back = Promise.resolve();
  const sit = (): Promise<Held> =>
    whileRunning(options, async (running) => ({ running, presence: await takePresence(running.connection, onLost) }));
  const onLost = () => {
    if (ended.aborted) return;
    options.log.warn({ event: 'store.lost' }, 'the embedded database went away; bringing it up again');
    back = back.then(async () => {
      held = (await untilBack(sit, options, ended)) ?? held;
    });
  };
  let held = await sit();
  return { held: () => held, settled: () => back };
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

async function untilBack(sit: () => Promise<Held>, { log }: EmbeddedOptions, ended: AbortSignal): Promise<Held | null> {
  for (let pauseMs = FIRST_PAUSE_MS; !ended.aborted; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await sit();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const facts = { event: 'store.away', reason, againInMs: pauseMs };
      log.error(facts, 'the embedded database could not be brought up again; trying on');
      await wait(pauseMs, undefined, { signal: ended }).catch(() => {});
    }
  }
  return null;
}
