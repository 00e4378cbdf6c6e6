import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { type EmbeddedConnection, openSupervisor } from './connection.ts';
import type { Needs } from './initialise.ts';
import { errorCode, StoreStartError } from './start-error.ts';

/** Application name of the look a Muster takes before it joins. */
const NAME = 'muster-join';
const NO_SUCH_DATABASE = '3D000';

/**
 * Makes sure that what answers is the server of this very folder, and that Muster's database is in it.
 * @throws StoreStartError another server, another version, or one that doesn't let Muster in · the driver's error where `isPassing`
 */
export async function verifyServer(needs: Needs, connection: EmbeddedConnection): Promise<void> {
  const identity = await lookOrCreate(connection).catch((error: unknown) => {
    throw isPassing(error) ? error : explain(needs, error);
  });
  const { layout, binaries } = needs;
  const sameFolder = (await realpath(identity.folder).catch(() => '')) === layout.cluster;
  const sameSystem = identity.system === (await readSystemIdentifier(layout.cluster));
  const sameMajor = identity.major === binaries.major;
  if (!sameFolder || !sameSystem || !sameMajor) throw foreign(needs, identity);
}

/** Whether a server that is starting, recovering or ending explains this error of the driver. */
export function isPassing(error: unknown): boolean {
  return PASSING.has(errorCode(error) ?? '');
}

const PASSING = new Set([
  ...['57P01', '57P02', '57P03', '53300'],
  ...['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAGAIN'],
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
]);

type Identity = { folder: string; system: string; major: string };

async function lookOrCreate(connection: EmbeddedConnection): Promise<Identity> {
  try {
    return await withClient(connection, look);
  } catch (error) {
    if (errorCode(error) !== NO_SUCH_DATABASE) throw error;
    await withClient({ ...connection, database: 'postgres' }, (sql) =>
      sql.unsafe(`create database ${connection.database}`),
    );
    return withClient(connection, look);
  }
}

async function look(sql: Sql): Promise<Identity> {
  const [row] = await sql<Identity[]>`
    select current_setting('data_directory') as folder,
           (select system_identifier::text from pg_control_system()) as system,
           (current_setting('server_version_num')::int / 10000)::text as major`;
  if (row === undefined) throw new Error('the server said nothing about itself');
  return row;
}

async function withClient<T>(connection: EmbeddedConnection, fn: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = openSupervisor(connection, { name: NAME });
  try {
    return await fn(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** First eight bytes of pg_control, in the machine's own order. Source: ControlFileData in PostgreSQL's pg_control.h. */
async function readSystemIdentifier(cluster: string): Promise<string> {
  const control = await readFile(join(cluster, 'global', 'pg_control'));
  const view = new DataView(control.buffer, control.byteOffset, 8);
  return view.getBigUint64(0, true).toString();
}

function explain(needs: Needs, error: unknown): StoreStartError {
  const code = errorCode(error) ?? '';
  // Class 28 and 3D are refusals to let us in; whatever else a server says, it is ours that says it.
  if (/^(28|3D)/.test(code)) return foreign(needs, error);
  const reason =
    code === DISK_FULL ? 'the disk is full. Free some space' : `${messageOf(error)}. See ${needs.layout.log}`;
  return new StoreStartError(
    `The database in ${needs.layout.dataDir} does not serve: ${reason} and start again.`,
    error,
  );
}

const DISK_FULL = '53100';

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function foreign({ layout }: Needs, cause: unknown): StoreStartError {
  return new StoreStartError(
    `Another PostgreSQL server answers for ${layout.cluster}. Stop it, or set DATA_DIR to another folder, or DATABASE_URL to that server.`,
    cause,
  );
}
