import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { errorCode, explainFileFault, StoreStartError } from './start-error.ts';

/** Where everything of one embedded database is kept. */
export type Layout = {
  /** `DATA_DIR` itself, without symbolic links: the same folder has the same name for every Muster. */
  readonly dataDir: string;
  /** PostgreSQL's own folder; outside `DATA_DIR` only where the server's user can't enter it (see `relocate.ts`). */
  readonly cluster: string;
  readonly log: string;
  /** Folder of the claims that make starting exclusive. */
  readonly guard: string;
  /** Says where the cluster is when it is elsewhere. */
  readonly pointer: string;
  /** Windows only, where the server listens on loopback. */
  readonly password: string;
  /** Short name of `dataDir` for the socket's folder. */
  readonly hash: string;
};

/**
 * Makes `DATA_DIR` where it is missing and names its parts.
 * @throws StoreStartError the folder can't be made or read, or the data was moved and is gone
 */
export async function openLayout(folder: string): Promise<Layout> {
  try {
    await makeFolder(resolve(folder));
    return nameParts(realpathSync(folder));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw explainFileFault(error, folder);
    throw new StoreStartError(`No folder can be made at ${folder}. Set DATA_DIR to another one.`, error);
  }
}

/** The server of a root's Muster may run as another user, who has to pass through; every file inside is closed by itself. */
const ROOTS_MODE = 0o711;

/** Not mkdir's own `recursive`: it never returns where a parent takes no folders without saying so, such as /proc. */
async function makeFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  if (!existsSync(parent) && parent !== folder) await makeFolder(parent);
  try {
    await mkdir(folder, { mode: process.getuid?.() === 0 ? ROOTS_MODE : 0o700 });
  } catch (error) {
    const isThere = errorCode(error) === 'EEXIST' || existsSync(folder);
    if (!isThere || !statSync(folder).isDirectory()) throw error;
  }
}

function nameParts(dataDir: string): Layout {
  const pointer = join(dataDir, 'postgres-is-in.txt');
  return {
    dataDir,
    cluster: findCluster(join(dataDir, 'postgres'), pointer),
    log: join(dataDir, 'postgres.log'),
    guard: join(dataDir, '.starting'),
    pointer,
    password: join(dataDir, 'postgres.password'),
    hash: createHash('sha256').update(dataDir).digest('hex').slice(0, 12),
  };
}

/** Without symbolic links too: it is compared with what running servers say of themselves. */
function findCluster(usual: string, pointer: string): string {
  // A usual place that is still filled: the move was interrupted before its last step.
  if (existsSync(usual)) return realpathSync(usual);
  if (!existsSync(pointer)) return usual;
  const moved = readFileSync(pointer, 'utf8').trim();
  if (existsSync(dirname(moved))) return existsSync(moved) ? realpathSync(moved) : moved;
  throw new StoreStartError(
    `The data was moved to ${moved}, which is gone. Put it back there, or remove ${pointer} to begin with an empty database.`,
  );
}
