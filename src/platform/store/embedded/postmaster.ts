import { readFile, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { basename, join } from 'node:path';
import { findProcess, type ProcessFacts } from './processes.ts';
import { errorCode } from './start-error.ts';

/** What PostgreSQL's first process says of itself in `postmaster.pid`. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  /** Folder of its socket; empty on Windows. */
  readonly socketDir: string;
  readonly status: 'starting' | 'ready' | 'stopping';
};

/** The server that runs on this cluster; null when there is none: no file, or one left behind by a dead server. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const lines = await readLines(cluster);
  const pid = Number.parseInt(lines?.[0] ?? '', 10);
  if (lines === null || !(pid > 0)) return null;
  const facts = await findProcess(pid);
  if (facts === null || !isServerOn(facts, cluster)) return null;
  return {
    pid,
    port: Number.parseInt(lines[3] ?? '', 10),
    socketDir: lines[4]?.trim() ?? '',
    status: statusOf(lines[7]?.trim() ?? ''),
  };
}

/**
 * Makes a `postmaster.pid` left behind by a dead server harmless. Call only under the guard, when none is alive.
 *
 * PostgreSQL refuses to start while the number in the file belongs to any process, even a zombie or a stranger.
 * The file isn't removed: it also names the shared memory by which PostgreSQL notices children of the dead server that
 * still write. Our own number in its first line is one PostgreSQL ignores (its parent's), so that check remains.
 */
export async function disownPostmasterFile(cluster: string): Promise<void> {
  const lines = await readLines(cluster);
  if (lines === null) return;
  if (platform() === 'win32' || lines.length < 7) return rm(pidFile(cluster), { force: true });
  await writeFile(pidFile(cluster), [`${process.pid}`, ...lines.slice(1)].join('\n'));
}

async function readLines(cluster: string): Promise<string[] | null> {
  try {
    return (await readFile(pidFile(cluster), 'utf8')).split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function isServerOn(facts: ProcessFacts, cluster: string): boolean {
  const program = basename(facts.command[0] ?? '').toLowerCase();
  if (platform() === 'win32') return program === 'postgres.exe';
  if (program !== 'postgres') return false;
  // PostgreSQL works inside its folder. Where the system doesn't tell, the folder is read off the command, spaces and all.
  return facts.folder === cluster || `${facts.command.join(' ')} `.includes(` ${cluster} `);
}

function statusOf(word: string): Postmaster['status'] {
  if (word === 'ready') return 'ready';
  return word === 'stopping' ? 'stopping' : 'starting';
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}
