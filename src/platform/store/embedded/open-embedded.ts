import { setTimeout as wait } from 'node:timers/promises';
import type { EmbeddedConnection } from './connection.ts';
import type { EmbeddedOptions } from './ensure-running.ts';
import { withGuard } from './guard.ts';
import { findPostmaster } from './postmaster.ts';
import { type Held, takeSeat } from './seat.ts';
import { rotateLog } from './server-log.ts';
import { stopServer } from './stop-server.ts';

export type OpenEmbedded = {
  /** Good for as long as Muster runs: a restarted server is found at the same place. */
  readonly connection: EmbeddedConnection;
  /**
   * Leaves, and ends the server when no other Muster is connected. Close your own pools before. Mostly takes a tenth of a
   * second, 15 s at the very most. Repeating it changes nothing; it never throws.
   */
  stop(): Promise<void>;
};

/**
 * Starts the database of this folder, or joins it where it runs already. The server outlives this process if it is killed;
 * should the server die while we live, it is started again at once.
 * @throws StoreStartError one plain line
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<OpenEmbedded> {
  const end = new AbortController();
  const seat = await takeSeat(options, end.signal);
  const { connection, needs } = seat.held().running;
  const logCheck = setInterval(() => void rotateLog(needs.layout.log).catch(() => {}), LOG_CHECK_MS);
  logCheck.unref();

  const leaveOnce = async () => {
    clearInterval(logCheck);
    end.abort();
    await Promise.race([seat.settled(), wait(PATIENCE_MS, undefined, { ref: false })]);
    await leave(seat.held(), options);
  };
  let leaving: Promise<void> | null = null;
  return {
    connection,
    stop() {
      leaving ??= leaveOnce();
      return leaving;
    },
  };
}

const LOG_CHECK_MS = 3_600_000;
/** How long a stop waits for what is being started or stopped at that moment. */
const PATIENCE_MS = 5_000;

async function leave({ running, presence }: Held, { log }: EmbeddedOptions): Promise<void> {
  const { needs } = running;
  const asTheLast = async () => {
    const others = await presence.countOthers();
    await presence.leave();
    const server = others === 0 ? await findPostmaster(needs.layout.cluster) : null;
    if (server === null || (await stopServer(needs, server))) return;
    log.warn({ event: 'store.slow-stop' }, 'the embedded database is still writing; it ends by itself');
  };
  try {
    await withGuard(needs.layout.guard, asTheLast, PATIENCE_MS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ event: 'store.left-running', reason }, 'the embedded database was left running');
    await presence.leave();
  }
}
