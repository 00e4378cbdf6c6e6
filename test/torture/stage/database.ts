import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { connectionOf } from '../../../src/platform/store/embedded/connection.ts';
import { openLayout } from '../../../src/platform/store/embedded/layout.ts';
import { findPostmaster } from '../../../src/platform/store/embedded/postmaster.ts';
import { openPool } from '../../../src/platform/store/open-store.ts';
import { until } from './wait.ts';

/** Two connections as the owner role to a folder's running server; it is never started by this. */
export async function openRunning(dataDir: string): Promise<Sql> {
  const layout = await openLayout(dataDir);
  const postmaster = await until('the database runs', async () => {
    const found = await findPostmaster(layout.cluster);
    return found?.status === 'ready' && found;
  });
  return openPool(connectionOf(layout, postmaster), 2);
}

/** The server's first process; null when none runs. */
export async function findServer(dataDir: string): Promise<number | null> {
  const layout = await openLayout(dataDir);
  return (await findPostmaster(layout.cluster))?.pid ?? null;
}

/** Ends the folder's server where a killed Muster left it running, waits for it, and removes what it left outside the folder. */
export async function endServer(dataDir: string): Promise<void> {
  const pid = await findServer(dataDir);
  if (pid !== null) {
    signal(pid, 'SIGINT');
    await until('the database ends', async () => (await findServer(dataDir)) === null);
  }
  const { hash } = await openLayout(dataDir);
  rmSync(join(tmpdir(), `muster-${hash}`), { recursive: true, force: true });
}

/** Like `endServer`, at once and without waiting: for a process that is about to end itself. */
export function endServerNow(dataDir: string): void {
  try {
    const pid = Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
    // The number may be somebody else's by now.
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir)) signal(pid, 'SIGINT');
  } catch {
    // None runs.
  }
}

/** Kills the server with all its processes, as a power cut would. */
export async function killServer(dataDir: string): Promise<void> {
  const pid = await findServer(dataDir);
  if (pid === null) return;
  for (const one of [pid, ...childrenOf(pid)]) signal(one, 'SIGKILL');
  await until('the database is dead', async () => (await findServer(dataDir)) === null);
}

export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => parentOf(one) === pid);
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
