import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './bring-up.ts';
import type { EmbeddedConnection } from './connection.ts';
import { type EmbeddedOptions, whileRunning } from './ensure-running.ts';
import { withGuard } from './guard.ts';
import { findPostmaster } from './postmaster.ts';
import { type Presence, takePresence } from './presence.ts';
import { rotateLog } from './server-log.ts';
import { stopServer } from './stop-server.ts';

export type OpenEmbedded = {
  /** Good for as long as Muster runs: a restarted server is found at the same place. */
  readonly connection: EmbeddedConnection;
  /**
   * Leaves, and ends the server when no other Muster is connected. Close your own pools before. Takes 10 s at most.
   * Repeating it changes nothing.
   */
  stop(): Promise<void>;
};

/**
 * Starts the database of this folder, or joins it where it runs already. The server outlives this process if it is killed; should the
 * server die while we live, it is started again at once.
 * @throws StoreStartError one plain line
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<OpenEmbedded> {
  const end = new AbortController();
  const seat = await takeSeat(options, end.signal);
  const logCheck = setInterval(() => void rotateLog(seat.now.running.needs.layout.log).catch(() => {}), LOG_CHECK_MS);
  logCheck.unref();
  let leaving: Promise<void> | null = null;
  return {
    connection: seat.now.running.connection,
    stop() {
      clearInterval(logCheck);
      end.abort();
      leaving ??= seat.back.then(() => leave(seat.now, options));
      return leaving;
    },
  };
}

const LOG_CHECK_MS = 3_600_000;
const RETRY_MS = 1_000;
/** How long a stop waits for another Muster that starts or stops. */
const STOP_PATIENCE_MS = 5_000;

type Held = { readonly running: Running; readonly presence: Presence };
/** Our place at the server; `back` is settled except while a lost place is being won back. */
type Seat = { now: Held; back: Promise<void> };

async function takeSeat(options: EmbeddedOptions, ended: AbortSignal): Promise<Seat> {
  const sit = (): Promise<Held> =>
    whileRunning(options, async (running) => ({
      running,
      presence: await takePresence(running.connection, onLost),
    }));
  const onLost = () => {
    if (ended.aborted) return;
    options.log.warn({ event: 'store.lost' }, 'the embedded database went away; bringing it up again');
    seat.back = seat.back.then(async () => {
      const held = await untilBack(sit, options, ended);
      if (held !== null) seat.now = held;
    });
  };
  const seat: Seat = { now: await sit(), back: Promise.resolve() };
  return seat;
}

async function untilBack(sit: () => Promise<Held>, { log }: EmbeddedOptions, ended: AbortSignal): Promise<Held | null> {
  while (!ended.aborted) {
    try {
      return await sit();
    } catch (error) {
      log.error({ event: 'store.away', error }, 'the embedded database could not be brought up again; trying on');
      await wait(RETRY_MS, undefined, { signal: ended }).catch(() => {});
    }
  }
  return null;
}

async function leave({ running, presence }: Held, { log }: EmbeddedOptions): Promise<void> {
  const { needs } = running;
  try {
    await withGuard(
      needs.layout.guard,
      async () => {
        const others = await presence.countOthers();
        await presence.leave();
        const server = others === 0 ? await findPostmaster(needs.layout.cluster) : null;
        if (server !== null && !(await stopServer(needs, server)))
          log.warn({ event: 'store.slow-stop' }, 'the embedded database is still writing; it ends by itself');
      },
      STOP_PATIENCE_MS,
    );
  } catch (error) {
    log.warn({ event: 'store.left-running', error }, 'the embedded database was left running');
    await presence.leave();
  }
}
