import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Needs } from './initialise.ts';
import { chooseListening, launch } from './launch.ts';
import { disownPostmasterFile, findPostmaster, type Postmaster } from './postmaster.ts';
import { lastComplaint, rotateLog } from './server-log.ts';
import { StoreStartError } from './start-error.ts';

/** For what passes by itself: children of a killed server that still hold its memory. */
const RETRY_MS = 15_000;
/** Replaying the log after a crash, at most `max_wal_size` of it. */
const READY_MS = 60_000;

/**
 * Starts the server and waits until it takes connections. It outlives this process. Call only under the guard, when no
 * server is alive.
 * @throws StoreStartError with the server's own complaint
 */
export async function startServer(needs: Needs): Promise<Postmaster> {
  const began = performance.now();
  for (;;) {
    const outcome = await startOnce(needs);
    if (outcome.kind === 'ready') return outcome.postmaster;
    const passes = PASSING.test(outcome.complaint) && performance.now() - began < RETRY_MS;
    if (!passes) throw failed(needs, outcome.complaint);
    await wait(200);
  }
}

type Outcome = { kind: 'ready'; postmaster: Postmaster } | { kind: 'gone'; complaint: string };

const PASSING = /shared memory block|lock file|in use/;

async function startOnce(needs: Needs): Promise<Outcome> {
  const { layout } = needs;
  const listening = await chooseListening(needs);
  await disownPostmasterFile(layout.cluster);
  const socket = join(listening.socketDir, `.s.PGSQL.${listening.port}`);
  if (listening.socketDir !== '') for (const end of ['', '.lock']) await rm(socket + end, { force: true });
  await rotateLog(layout.log);
  const logLength = await stat(layout.log).then(
    (found) => found.size,
    () => 0,
  );

  const launched = launch(needs, listening);
  const began = performance.now();
  while (launched.whyGone() === null && performance.now() - began < READY_MS) {
    const postmaster = await findPostmaster(layout.cluster);
    if (postmaster?.status === 'ready') return { kind: 'ready', postmaster };
    await wait(5);
  }
  const fallback = launched.whyGone() ?? `it was not ready after ${READY_MS / 1000} s`;
  return { kind: 'gone', complaint: (await lastComplaint(layout.log, logLength)) ?? fallback };
}

function failed({ layout }: Needs, complaint: string): StoreStartError {
  const next = /No space left|quota/.test(complaint)
    ? 'Free some disk space and start again; what was saved is still there.'
    : `Its log is ${layout.log}.`;
  return new StoreStartError(`The database in ${layout.dataDir} did not start: ${complaint}. ${next}`);
}
