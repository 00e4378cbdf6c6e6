import { lstatSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handOver, type RunAs } from './run-as.ts';

/** Bytes left for the folder: the whole path may have 103 (macOS; Linux 107). Source: `sun_path` in sys/un.h of both. */
const FOLDER_MAX_BYTES = 103 - '/.s.PGSQL.5432'.length;

/**
 * Makes a folder for the server's socket that nobody else may enter: short, outside `DATA_DIR` (whose path may be too long
 * for a socket), and the same at each start, so that open pools find a restarted server. Call only under the guard.
 */
export async function makeSocketFolder(hash: string, runAs: RunAs): Promise<string> {
  const wanted = join(baseFolder(hash), `muster-${hash}`);
  await mkdir(wanted, { mode: 0o700 }).catch(() => {}); // there already, by us or by somebody else: looked at below
  if (isOurs(wanted, runAs)) {
    await handOver(wanted, runAs);
    return wanted;
  }
  // The name is taken by another user. Joining Musters learn this one from postmaster.pid.
  const other = await mkdtemp(`${wanted}-`);
  await handOver(other, runAs);
  return other;
}

function baseFolder(hash: string): string {
  const longest = join(tmpdir(), `muster-${hash}-xxxxxx`);
  return Buffer.byteLength(longest) <= FOLDER_MAX_BYTES ? tmpdir() : '/tmp';
}

function isOurs(folder: string, runAs: RunAs): boolean {
  try {
    const found = lstatSync(folder);
    const owners = [process.getuid?.(), runAs.user.uid];
    return found.isDirectory() && owners.includes(found.uid) && (found.mode & 0o077) === 0;
  } catch {
    return false;
  }
}
