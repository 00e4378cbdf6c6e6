import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nameBinaries } from './binaries.ts';
import type { Needs } from './initialise.ts';
import { errorCode, explainFileFault } from './start-error.ts';

/** Where a service's state belongs. Source: Filesystem Hierarchy Standard 3.0, section 5.8. */
const STATE = '/var/lib/muster';
/** Others may pass through, not look around. */
const PASSABLE = 0o711;

/**
 * Puts the programs and the data where any user can be let in. Root only, for a `DATA_DIR` or a clone in a folder that
 * only root may enter. `DATA_DIR` keeps a file that says where the data is; without that file the data would not be found.
 * Repeating it changes nothing.
 */
export async function relocate(needs: Needs): Promise<Needs> {
  try {
    await mkdir(STATE, { recursive: true });
    await chmod(STATE, PASSABLE);
    return { ...needs, binaries: nameBinaries(await copyPrograms(needs)), layout: await moveData(needs) };
  } catch (error) {
    throw explainFileFault(error, STATE);
  }
}

async function copyPrograms({ binaries }: Needs): Promise<string> {
  const target = join(STATE, `postgresql-${binaries.version}`);
  if (existsSync(target)) return target;
  const fresh = `${target}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  await cp(binaries.root, fresh, { recursive: true, verbatimSymlinks: true });
  await chmod(fresh, 0o755);
  // Two Musters on two folders may copy at once: the second finds the first's, which is the same.
  await rename(fresh, target).catch(() => rm(fresh, { recursive: true, force: true }));
  return target;
}

async function moveData({ layout }: Needs): Promise<Needs['layout']> {
  if (layout.cluster.startsWith(`${STATE}/`)) return layout;
  const home = await mkdtemp(join(STATE, `${layout.hash}-`));
  await chmod(home, PASSABLE);
  const cluster = join(home, basename(layout.cluster));
  await writeFile(layout.pointer, `${cluster}\n`);
  if (existsSync(layout.cluster)) await move(layout.cluster, cluster);
  return { ...layout, cluster };
}

/** In one step, or by a copy whose original is set aside only when the copy is complete. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error;
    await cp(from, `${to}.copying`, { recursive: true });
    await rename(`${to}.copying`, to);
    await rename(from, `${from}.before-move`);
  }
}
