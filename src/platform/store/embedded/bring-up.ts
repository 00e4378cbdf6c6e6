import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../../ports/outbound/system.ts';
import { findBinaries } from './binaries.ts';
import { chooseUser } from './choose-user.ts';
import { connectionOf, type EmbeddedConnection } from './connection.ts';
import { initialise, type Needs, requireSameMajor } from './initialise.ts';
import { isPassing, verifyServer } from './join-server.ts';
import type { Layout } from './layout.ts';
import { findPostmaster, type Postmaster } from './postmaster.ts';
import { AS_OURSELVES, handOver } from './run-as.ts';
import { StoreStartError } from './start-error.ts';
import { startServer } from './start-server.ts';
import { stopServer } from './stop-server.ts';

/** A server that was joined, and what it takes to stop it. */
export type Running = { readonly needs: Needs; readonly connection: EmbeddedConnection };

/** Replaying the log after a crash, or writing everything down before an end. */
const SETTLE_MS = 60_000;

/**
 * Joins the folder's server, or initialises and starts it. Call only under the guard. Waits for a server that is starting,
 * recovering or ending; one whose socket was deleted (a cleaned temporary folder) is ended and started again.
 * @throws StoreStartError one plain line
 */
export async function bringUp(layout: Layout, log: Log): Promise<Running> {
  const needs: Needs = { binaries: findBinaries(), layout, runAs: AS_OURSELVES };
  await requireSameMajor(needs);
  const began = performance.now();
  for (;;) {
    const server = await findPostmaster(layout.cluster);
    if (server === null) return startFresh(await chooseUser(needs), log);
    const answer = await ask(needs, server);
    if (answer === 'ours') return { needs, connection: connectionOf(layout, server) };
    if (performance.now() - began > SETTLE_MS) throw stillBusy(needs, server);
    if (answer === 'no socket') await stopServer(needs, server);
    await wait(30);
  }
}

async function startFresh(needs: Needs, log: Log): Promise<Running> {
  const began = performance.now();
  const initialised = await initialise(needs);
  await handOver(needs.layout.cluster, needs.runAs);
  await chmod(needs.layout.cluster, 0o700); // a copied folder may have been opened up, which PostgreSQL refuses
  const server = await startServer(needs);
  const connection = connectionOf(needs.layout, server);
  try {
    await verifyServer(needs, connection);
  } catch (error) {
    await stopServer(needs, server); // nobody would
    throw error;
  }
  const durationMs = Math.round(performance.now() - began);
  const facts = { event: 'store.started', initialised, durationMs, folder: needs.layout.cluster, as: needs.runAs.name };
  log.info(facts, `the embedded database runs as ${needs.runAs.name}, its data is in ${needs.layout.cluster}`);
  return { needs, connection };
}

async function ask(needs: Needs, server: Postmaster): Promise<'ours' | 'busy' | 'no socket'> {
  if (server.status !== 'ready') return 'busy';
  try {
    await verifyServer(needs, connectionOf(needs.layout, server));
    return 'ours';
  } catch (error) {
    if (!isPassing(error)) throw error;
    return isSocketGone(needs, server) ? 'no socket' : 'busy';
  }
}

/** @throws StoreStartError the socket is there for the server only: it lives in another container or service sandbox */
function isSocketGone({ layout }: Needs, server: Postmaster): boolean {
  const socket = join(server.socketDir, `.s.PGSQL.${server.port}`);
  if (platform() === 'win32' || existsSync(socket)) return false;
  if (platform() !== 'linux' || !existsSync(join(`/proc/${server.pid}/root`, socket))) return true;
  throw new StoreStartError(
    `The database in ${layout.dataDir} is run by process ${server.pid} with a temporary folder of its own, which this Muster cannot see. ` +
      'Run both in the same container or service, or give each its own DATA_DIR.',
  );
}

function stillBusy({ layout }: Needs, server: Postmaster): StoreStartError {
  return new StoreStartError(
    `The database in ${layout.dataDir} (process ${server.pid}) has been ${server.status} for ${SETTLE_MS / 1000} s. ` +
      `See ${layout.log} for the reason, then start Muster again.`,
  );
}
