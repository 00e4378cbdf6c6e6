import { lstatSync } from 'node:fs';
import { lchown, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Under which user `initdb` and `postgres` run: PostgreSQL refuses to run as root. */
export type RunAs = {
  /** For the log: `root in a user namespace`, `nobody`. */
  readonly name: string;
  /** Words before the program: `unshare …`, or none. */
  readonly prefix: readonly string[];
  /** A user to become; empty: our own. */
  readonly user: { readonly uid?: number; readonly gid?: number };
};

/** As the user Muster itself runs as. */
export const AS_OURSELVES: RunAs = { name: 'this user', prefix: [], user: {} };

/**
 * Makes a folder and all in it the server's user's own, where that isn't so yet. Only root can, and only root needs to.
 * Call only while no server runs on it.
 */
export async function handOver(folder: string, runAs: RunAs): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid = 0, gid = 0 } = runAs.user;
  if (lstatSync(folder).uid === uid) return;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    await lchown(join(entry.parentPath, entry.name), uid, gid);
  // Last, so that an interrupted hand-over is taken up again.
  await lchown(folder, uid, gid);
}
