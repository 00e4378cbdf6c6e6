import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import type { EmbeddedConnection } from '../../../../src/platform/store/embedded/connection.ts';
import { openEmbedded } from '../../../../src/platform/store/embedded/open-embedded.ts';
import type { Log } from '../../../../src/ports/outbound/system.ts';

export const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };

export type Said = { connection?: EmbeddedConnection; error?: string };
export type Participant = { readonly child: ChildProcess; readonly said: Promise<Said> };

/** Folders and processes of one test file; `clear` ends and removes them all. */
export function createGround() {
  const root = mkdtempSync(join(tmpdir(), 'muster test '));
  // Sockets go there too, and with them a path with a space in PostgreSQL's list of folders.
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = root;
  const children: ChildProcess[] = [];
  const pools: Sql[] = [];
  const template = join(root, 'template');
  let initialising: Promise<void> | undefined;
  let count = 0;

  const empty = () => {
    count += 1;
    return join(root, `data ${count}`);
  };

  return {
    root,
    /** A path nothing is at yet. */
    empty,
    /** A folder with a stopped, initialised database: a copy, as initialising takes most of a second. */
    async initialised(folder = empty()): Promise<string> {
      // One promise for all: a second caller must not copy a template that is still being made.
      initialising ??= openEmbedded({ dataDir: template, log: silent }).then((embedded) => embedded.stop());
      await initialising;
      cpSync(template, folder, { recursive: true });
      return folder;
    },
    /** Another Muster process on the folder; `prefix` are words before `node`. */
    participant(folder: string, prefix: readonly string[] = []): Participant {
      const words = [...prefix, process.execPath, join(import.meta.dirname, 'participant.ts'), folder];
      const child = spawn(words[0] ?? '', words.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
      children.push(child);
      const lines = createInterface({ input: child.stdout });
      return { child, said: once(lines, 'line').then(([line]) => JSON.parse(String(line))) };
    },
    /** A program that runs until the test is over, under any name. */
    program(file: string, args: readonly string[], name = file): ChildProcess {
      const child = spawn(file, args, { argv0: name, stdio: ['ignore', 'pipe', 'inherit'] });
      children.push(child);
      return child;
    },
    pool(connection: EmbeddedConnection): Sql {
      const sql = postgres({ ...connection, max: 2, backoff: () => 0.02, onnotice: () => {} });
      pools.push(sql);
      return sql;
    },
    async clear(): Promise<void> {
      await Promise.all(pools.map((sql) => sql.end({ timeout: 1 })));
      for (const child of children) child.kill('SIGKILL');
      for (let n = 1; n <= count; n += 1) endServer(join(root, `data ${n}`));
      await until(() => everyServerEnded(root, count));
      if (usual === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = usual;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The number of the folder's server as its file says, null without one. */
export function serverPid(folder: string): number | null {
  const file = join(folder, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

export function isAlive(pid: number | null | undefined): boolean {
  try {
    return typeof pid === 'number' && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits for a condition, at most 20 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`this never came true: ${condition}`);
    await wait(20);
  }
}

export async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function endServer(folder: string): void {
  const pid = serverPid(folder);
  if (isServer(pid)) process.kill(pid, 'SIGINT');
}

function everyServerEnded(root: string, count: number): boolean {
  return Array.from({ length: count }, (_, n) => serverPid(join(root, `data ${n + 1}`))).every((pid) => !isServer(pid));
}

/** The file may be a forgery of a test: only a real server is ended. */
function isServer(pid: number | null): pid is number {
  if (pid === null || !isAlive(pid)) return false;
  const command = existsSync('/proc') ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : 'postgres -D';
  return command.includes('postgres\0-D') || command === 'postgres -D';
}
