import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findProcess } from './processes.ts';
import { errorCode, StoreStartError } from './start-error.ts';

/**
 * Runs `fn` while no other process (and no other call in this one) runs one on the same folder.
 *
 * A claim is a file named by pid, start time and a count, so a claim of a dead process is recognised, and whoever removes it can't
 * hit another's. Having written its own, a process looks again and steps back if it sees another living claim: of two that write
 * at once at least one sees the other.
 * @param patienceMs how long to wait for another, 90 s by default
 * @throws StoreStartError the other took longer
 */
export async function withGuard<T>(folder: string, fn: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const claim = await acquire(folder, patienceMs);
  try {
    return await fn();
  } finally {
    await rm(claim, { force: true });
  }
}

/** Longer than the slowest start: replaying the log after a crash. */
const PATIENCE_MS = 90_000;

let count = 0;

async function acquire(folder: string, patienceMs: number): Promise<string> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  const startedAt = (await findProcess(process.pid))?.startedAt ?? 'unknown';
  count += 1;
  const seed = process.pid * 7 + count * 11;
  const name = `${process.pid}_${startedAt}_${count}`;
  const began = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    let rival = await findRival(folder, name);
    if (rival === null) {
      await writeFile(join(folder, name), '', { flag: 'wx', mode: 0o600 });
      rival = await findRival(folder, name);
      if (rival === null) return join(folder, name);
      await rm(join(folder, name), { force: true });
    }
    if (performance.now() - began > patienceMs) throw tooLong(rival, patienceMs);
    await wait(pause(seed + attempt * 13));
  }
}

async function findRival(folder: string, own: string): Promise<string | null> {
  for (const name of await readdir(folder)) {
    if (name === own) continue;
    const [pid, startedAt] = name.split('_');
    const facts = await findProcess(Number(pid));
    if (facts !== null && facts.startedAt === startedAt) return name;
    await rm(join(folder, name), { force: true, recursive: true });
  }
  return null;
}

/** Milliseconds, different for each claim and attempt, or two that stepped back would meet for ever. */
function pause(seed: number): number {
  return 5 + (seed % 31);
}

function tooLong(rival: string, patienceMs: number): StoreStartError {
  const pid = rival.split('_')[0];
  return new StoreStartError(
    `Another Muster (process ${pid}) has been starting or stopping the database for more than ${patienceMs / 1000} s. ` +
      'Wait for it or end it, then start again.',
  );
}
