import { statSync } from 'node:fs';
import { platform, userInfo } from 'node:os';
import { dirname } from 'node:path';
import { brokenBinaries } from './binaries.ts';
import type { Needs } from './initialise.ts';
import { listUsers } from './password-file.ts';
import { relocate } from './relocate.ts';
import { AS_OURSELVES, type RunAs } from './run-as.ts';
import { runTool } from './run-tool.ts';
import { StoreStartError } from './start-error.ts';

/**
 * Finds a user whom PostgreSQL accepts and who reaches the programs and the data; nobody is created and no rights of the
 * person's own folders are changed. For everybody but root that is Muster's own user. Root goes first through a user
 * namespace, where the server believes itself unprivileged while its files stay root's; where the system refuses that, or
 * where the way there belongs to somebody else, as that owner, as `postgres` or as `nobody`; and if none of them can enter,
 * from copies under `/var/lib/muster`.
 * @returns `needs` with the user, and with moved programs and data in the last case
 * @throws StoreStartError no user serves
 */
export async function chooseUser(needs: Needs): Promise<Needs> {
  if (process.getuid?.() !== 0) return { ...needs, runAs: ourselves() };
  const found = await firstThatReaches(needs, [...namespace(), ...owner(needs), ...servants()]);
  if (found !== null) return found;
  await requireThatProgramsRun(needs);
  if (servants().length > 0) {
    const moved = await firstThatReaches(await relocate(needs), servants());
    if (moved !== null) return moved;
  }
  throw new StoreStartError(
    'PostgreSQL does not run as root, and this system lets root start it neither in a user namespace nor as another user. ' +
      'Start Muster as a normal user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** initdb looks its user's name up; a container's made-up user has none, but may have one in a namespace. */
function ourselves(): RunAs {
  try {
    userInfo();
    return AS_OURSELVES;
  } catch {
    return namespace()[0] ?? AS_OURSELVES;
  }
}

function namespace(): RunAs[] {
  const users = listUsers();
  const known = users.find((user) => user.uid === 1) ?? users[0];
  if (platform() !== 'linux' || known === undefined) return [];
  const prefix = ['unshare', '--user', `--map-user=${known.uid}`, `--map-group=${known.gid}`];
  return [{ name: 'root in a user namespace', prefix, user: {} }];
}

/** Whose folder the data is in: root under `sudo`, in the clone of a person whose home is closed. */
function owner({ layout }: Needs): RunAs[] {
  for (let path = layout.dataDir; path !== dirname(path); path = dirname(path)) {
    const { uid } = statSync(path);
    const user = listUsers().find((known) => known.uid === uid);
    if (user !== undefined) return [become(user)];
  }
  return [];
}

function servants(): RunAs[] {
  const users = listUsers();
  return ['postgres', 'nobody'].flatMap((name) => users.filter((user) => user.name === name)).map(become);
}

function become({ name, uid, gid }: { name: string; uid: number; gid: number }): RunAs {
  return { name, prefix: [], user: { uid, gid } };
}

/** Else a broken installation would look like a lack of users. */
async function requireThatProgramsRun({ binaries }: Needs): Promise<void> {
  const result = await runTool({ file: binaries.postgres, args: ['--version'], cwd: '/' }).catch(() => null);
  if (result?.exitCode !== 0) throw brokenBinaries(binaries, result?.output ?? 'it has another C library than glibc');
}

async function firstThatReaches(needs: Needs, candidates: readonly RunAs[]): Promise<Needs | null> {
  for (const runAs of candidates) if (await reaches(needs, runAs)) return { ...needs, runAs };
  return null;
}

/** Tried out instead of computed from modes: access lists, mounts and confinements have their say too. */
async function reaches({ layout, binaries }: Needs, runAs: RunAs): Promise<boolean> {
  const args = ['-c', 'cd "$1" && exec "$2" --version', 'sh', dirname(layout.cluster), binaries.postgres];
  const { exitCode } = await runTool({ file: '/bin/sh', args, cwd: '/', runAs }).catch(() => ({ exitCode: null }));
  return exitCode === 0;
}
