import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, in memory, that can be filled, emptied and made read-only. */
export type SmallDisk = {
  readonly folder: string;
  freeMb(): number;
  /** Takes every byte that is left. */
  fill(): void;
  /** Gives them back. */
  empty(): void;
  grow(megabytes: number): void;
  /** @throws Error while somebody has a file open for writing */
  setReadOnly(readOnly: boolean): void;
  close(): void;
};

/** Mounts a disk of so many megabytes. @returns why not, where the system refuses: only root may, on Linux */
export function openSmallDisk(megabytes: number): SmallDisk | string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-disk-'));
  const refused = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', folder);
  if (refused !== null) {
    rmSync(folder, { recursive: true });
    return refused;
  }
  const ballast = join(folder, 'ballast');
  const close = () => {
    process.off('exit', close);
    // Lazily: whoever still dies in there keeps its files until then.
    run('umount', '--lazy', folder);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', close);
  return {
    folder,
    freeMb() {
      const { bavail, bsize } = statfsSync(folder);
      return (bavail * bsize) / 1_048_576;
    },
    fill: () => fill(ballast),
    empty: () => rmSync(ballast, { force: true }),
    grow: (more) => remount(folder, `size=${more}m`),
    setReadOnly: (readOnly) => remount(folder, readOnly ? 'ro' : 'rw'),
    close,
  };
}

function remount(folder: string, options: string): void {
  const problem = run('mount', '-o', `remount,${options}`, folder);
  if (problem !== null) throw new Error(problem);
}

function fill(file: string): void {
  const handle = openSync(file, 'a');
  try {
    for (const size of [1_048_576, 4_096, 1]) write(handle, Buffer.alloc(size));
  } finally {
    closeSync(handle);
  }
}

function write(handle: number, piece: Buffer): void {
  try {
    for (;;) writeSync(handle, piece);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function run(file: string, ...args: string[]): string | null {
  const { status, stderr, error } = spawnSync(file, args, { encoding: 'utf8' });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}
