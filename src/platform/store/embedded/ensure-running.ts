import type { Log } from '../../../ports/outbound/system.ts';
import { bringUp, type Running } from './bring-up.ts';
import type { EmbeddedConnection } from './connection.ts';
import { withGuard } from './guard.ts';
import { openLayout } from './layout.ts';
import { explainFileFault } from './start-error.ts';

export type EmbeddedOptions = {
  /** Folder of the data; made when missing. */
  readonly dataDir: string;
  readonly log: Log;
};

/**
 * Makes sure the folder's database runs: joins it, or initialises and starts it. Safe to call at any time, again, and from
 * several processes at once.
 * @throws StoreStartError one plain line
 */
export async function ensureRunning(options: EmbeddedOptions): Promise<EmbeddedConnection> {
  return whileRunning(options, async ({ connection }) => connection);
}

/** Like `ensureRunning`, with something done before another Muster may stop the server. */
export async function whileRunning<T>(options: EmbeddedOptions, fn: (running: Running) => Promise<T>): Promise<T> {
  const layout = await openLayout(options.dataDir);
  try {
    return await withGuard(layout.guard, async () => fn(await bringUp(layout, options.log)));
  } catch (error) {
    throw explainFileFault(error, layout.dataDir);
  }
}
