import { rmdir } from 'node:fs/promises';
import { platform } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Needs } from './initialise.ts';
import { findPostmaster, type Postmaster } from './postmaster.ts';
import { findProcess } from './processes.ts';
import { runTool } from './run-tool.ts';

/** What a server that has to write 32 MB and say goodbye may take. */
const STOP_MS = 5_000;

/**
 * Asks the server to end, cutting off whoever is connected, and waits for it. Call only under the guard. Never kills it: a server
 * that takes longer ends by itself, and the next start waits for that.
 * @returns whether it ended within 5 s
 */
export async function stopServer(needs: Pick<Needs, 'layout' | 'binaries'>, server: Postmaster): Promise<boolean> {
  await askToEnd(needs, server);
  const began = performance.now();
  while (performance.now() - began < STOP_MS) {
    // The file goes first, the process a moment later.
    if ((await findPostmaster(needs.layout.cluster)) === null && (await findProcess(server.pid)) === null) {
      if (server.socketDir !== '') await rmdir(server.socketDir).catch(() => {}); // only tidiness
      return true;
    }
    await wait(10);
  }
  return false;
}

async function askToEnd({ layout, binaries }: Pick<Needs, 'layout' | 'binaries'>, server: Postmaster): Promise<void> {
  if (platform() !== 'win32') {
    process.kill(server.pid, 'SIGINT');
    return;
  }
  // On Windows a signal to another process is its end without a word; pg_ctl has a pipe for it.
  const args = ['stop', '-D', layout.cluster, '-m', 'fast', '-W'];
  await runTool({ file: binaries.pgCtl, args, cwd: layout.dataDir });
}
