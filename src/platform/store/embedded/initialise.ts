import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import { type Binaries, brokenBinaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { handOver, type RunAs } from './run-as.ts';
import { runTool, type ToolResult } from './run-tool.ts';
import { errorCode, StoreStartError } from './start-error.ts';
import { makePassword } from './windows-password.ts';

/** Name of the owner role. */
export const OWNER = 'muster';

export type Needs = { readonly binaries: Binaries; readonly layout: Layout; readonly runAs: RunAs };

/**
 * Makes the cluster when there is none. Call only under the guard. It is made beside its place and renamed when complete,
 * so a death in between leaves nothing that looks like data.
 * @returns whether a cluster was made now
 * @throws StoreStartError initdb refused
 */
export async function initialise(needs: Needs): Promise<boolean> {
  const { layout, runAs } = needs;
  if ((await readMajor(layout.cluster)) !== null) return false;

  const home = dirname(layout.cluster);
  await removeLeftovers(home);
  const fresh = join(home, `.new-${process.pid}`);
  await mkdir(fresh, { mode: 0o700 });
  await handOver(fresh, runAs);
  const { exitCode, output } = await runInitdb(needs, fresh);
  if (output.includes('loading shared libraries')) throw brokenBinaries(needs.binaries, output);
  if (exitCode !== 0) throw refused(layout, output);
  await rename(fresh, layout.cluster);
  await syncFolder(home);
  return true;
}

/** @throws StoreStartError the cluster was made by another major version */
export async function requireSameMajor({ layout, binaries }: Needs): Promise<void> {
  const major = await readMajor(layout.cluster);
  if (major !== null && major !== binaries.major) throw otherMajor(layout, major, binaries.major);
}

/** The major version a cluster was made with, null where there is no cluster. */
async function readMajor(cluster: string): Promise<string | null> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function runInitdb({ binaries, layout, runAs }: Needs, fresh: string): Promise<ToolResult> {
  // Never the machine's locale: the same order and the same letters wherever the data is moved.
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  // Elsewhere the socket's folder is the lock; Windows listens on loopback, where everybody on the machine may knock.
  const login =
    platform() === 'win32'
      ? ['--auth=scram-sha-256', `--pwfile=${await makePassword(layout.password)}`]
      : ['--auth=trust'];
  const args = [...locale, ...login, '-U', OWNER, '--no-instructions', '-D', fresh];
  try {
    return await runTool({ file: binaries.initdb, args, cwd: dirname(fresh), runAs });
  } catch (error) {
    // The file is there but its loader isn't: a system without glibc, such as Alpine.
    if (errorCode(error) === 'ENOENT') throw brokenBinaries(binaries, 'this system has another C library than glibc');
    throw error;
  }
}

/** Of initialisations that were killed; one still being written by an orphaned initdb goes next time. */
async function removeLeftovers(home: string): Promise<void> {
  for (const name of await readdir(home))
    if (name.startsWith('.new-')) await rm(join(home, name), { recursive: true, force: true }).catch(() => {});
}

/** Without it a power cut could forget the rename. Windows can't open folders. */
async function syncFolder(folder: string): Promise<void> {
  if (platform() === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function otherMajor(layout: Layout, found: string, ours: string): StoreStartError {
  return new StoreStartError(
    `The data in ${layout.cluster} was made by PostgreSQL ${found}, but this Muster brings PostgreSQL ${ours}: ` +
      'make a backup with the older Muster and restore it into an empty DATA_DIR with this one.',
  );
}

function refused(layout: Layout, output: string): StoreStartError {
  const complaint = /error: (.*)$/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
  const [reason, next] = /No space left|quota/.test(output)
    ? ['the disk is full', 'Free some space, or set DATA_DIR to another folder.']
    : [complaint, 'Set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL server.'];
  return new StoreStartError(
    `The database in ${layout.dataDir} could not be made: ${reason}. ${next}`,
    new Error(output),
  );
}
