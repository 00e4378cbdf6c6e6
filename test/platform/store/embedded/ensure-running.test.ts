import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Sql } from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { ensureRunning } from '../../../../src/platform/store/embedded/ensure-running.ts';
import { openEmbedded } from '../../../../src/platform/store/embedded/open-embedded.ts';
import { createGround, isAlive, serverPid, silent, until } from './folders.ts';

const ground = createGround();
afterAll(() => ground.clear());

describe('a server that dies while Musters live', () => {
  it('is back by itself, with everything that was saved', async () => {
    const folder = await ground.initialised();
    const embedded = await openEmbedded({ dataDir: folder, log: silent });
    const sql = ground.pool(embedded.connection);
    await sql`create table kept (n int)`;
    await sql`insert into kept select generate_series(1, 1000)`;
    const before = killServer(folder);

    await until(async () => isNewServer(folder, before) && (await answers(sql)));
    const kept = await sql`select count(*)::int as n from kept`;
    expect(kept).toEqual([{ n: 1000 }]);
    await sql.end();
    await embedded.stop();
    expect(serverPid(folder)).toBeNull();
  });

  it('is started once, however many ask for it', async () => {
    const folder = await ground.initialised();
    const embedded = await openEmbedded({ dataDir: folder, log: silent });
    const others = [ground.participant(folder), ground.participant(folder)];
    await Promise.all(others.map((other) => other.said));
    killServer(folder);

    const options = { dataDir: folder, log: silent };
    const connections = await Promise.all([ensureRunning(options), ensureRunning(options), ensureRunning(options)]);
    expect(connections).toEqual([embedded.connection, embedded.connection, embedded.connection]);
    const sql = ground.pool(embedded.connection);
    await until(async () => (await countMusters(sql)) === 3);
    const starts = readFileSync(join(folder, 'postgres.log'), 'utf8').match(/starting PostgreSQL/g) ?? [];
    expect(starts).toHaveLength(3); // initialised, opened, brought up
    await sql.end();
    await embedded.stop();
    expect(isAlive(serverPid(folder))).toBe(true);
  });
});

describe('a postmaster.pid left behind', () => {
  const prepared = ground.initialised();

  it.each([
    ['a stranger', 'sleep'],
    ['the PostgreSQL of another folder', 'postgres'],
  ])('is no obstacle when its number belongs to %s, who is left alone', async (_, name) => {
    const folder = await prepared;
    const stranger = ground.program('sleep', ['60'], name);
    leavePid(folder, stranger.pid ?? 0);

    const embedded = await openEmbedded({ dataDir: folder, log: silent });
    expect(isAlive(stranger.pid)).toBe(true);
    expect(isAlive(serverPid(folder))).toBe(true);
    await embedded.stop();
  });

  it('is no obstacle when its number belongs to a dead process that nobody has buried', async () => {
    const folder = await prepared;
    const parent = ground.program('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    const lines = createInterface({ input: parent.stdout as NodeJS.ReadableStream });
    const [pid] = await once(lines, 'line');
    leavePid(folder, Number(pid));

    const embedded = await openEmbedded({ dataDir: folder, log: silent });
    expect(serverPid(folder)).not.toBe(Number(pid));
    await embedded.stop();
  });
});

describe('a server whose socket was deleted', () => {
  it('is ended and started again', async () => {
    const folder = await ground.initialised();
    const embedded = await openEmbedded({ dataDir: folder, log: silent });
    const before = serverPid(folder);
    rmSync(embedded.connection.host, { recursive: true });

    expect(await ensureRunning({ dataDir: folder, log: silent })).toEqual(embedded.connection);
    expect(serverPid(folder)).not.toBe(before);
    await embedded.stop();
  });
});

describe('what cannot be started is refused in one line', () => {
  it('data of another major version', async () => {
    const folder = await ground.initialised();
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');

    await expect(ensureRunning({ dataDir: folder, log: silent })).rejects.toThrow(
      /^The data in .* was made by PostgreSQL 17, but this Muster brings PostgreSQL 18: make a backup .*\.$/,
    );
  });

  it('the server of another folder', async () => {
    const [here, there] = [await ground.initialised(), await ground.initialised()];
    const other = await openEmbedded({ dataDir: there, log: silent });
    const ours = await openEmbedded({ dataDir: here, log: silent });
    const file = join(here, 'postgres', 'postmaster.pid');
    const honest = readFileSync(file, 'utf8');
    writeFileSync(file, honest.replace(ours.connection.host, other.connection.host));

    await expect(ensureRunning({ dataDir: here, log: silent })).rejects.toThrow(
      /^Another PostgreSQL server answers .*\.$/,
    );
    writeFileSync(file, honest);
    await ours.stop();
    await other.stop();
  });

  it('a path with a file in the middle', async () => {
    const file = ground.empty();
    writeFileSync(file, '');

    await expect(ensureRunning({ dataDir: join(file, 'data'), log: silent })).rejects.toThrow(
      /^Muster cannot keep its data in .*: a part of that path is a file\. .*DATA_DIR.*\.$/,
    );
  });

  it('a read-only folder', async () => {
    const folder = ground.empty();
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    // Root may write anywhere but on a read-only disk.
    const asRoot = ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs -o ro none "$0" && exec "$@"', folder];
    const prefix = process.getuid?.() === 0 ? asRoot : [];

    const { error } = await ground.participant(folder, prefix).said;
    expect(error).toMatch(/^StoreStartError: Muster cannot keep its data in .*DATA_DIR.*\.$/);
  });
});

describe('a cluster behind a symbolic link', () => {
  it('is joined like any other', async () => {
    const [real, linked] = [await ground.initialised(), ground.empty()];
    mkdirSync(linked);
    symlinkSync(join(real, 'postgres'), join(linked, 'postgres'));
    const first = await openEmbedded({ dataDir: real, log: silent });
    const second = await openEmbedded({ dataDir: linked, log: silent });

    expect(second.connection).toEqual(first.connection);
    await first.stop();
    expect(isAlive(serverPid(real))).toBe(true);
    await second.stop();
    expect(existsSync(join(real, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

function killServer(folder: string): number | null {
  const pid = serverPid(folder);
  if (pid !== null) process.kill(pid, 'SIGKILL');
  return pid;
}

/** In between the file holds our own number. */
function isNewServer(folder: string, before: number | null): boolean {
  const pid = serverPid(folder);
  return pid !== before && pid !== process.pid && isAlive(pid);
}

/** As a server leaves it that was killed: its number first, seven more lines. */
function leavePid(folder: string, pid: number): void {
  const lines = [pid, join(folder, 'postgres'), 1_700_000_000, 5432, '/nowhere', '', '  1234567 0', 'ready   '];
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`);
}

function answers(sql: Sql): Promise<boolean> {
  return sql`select 1`.then(
    () => true,
    () => false,
  );
}

async function countMusters(sql: Sql): Promise<number> {
  const [row] = await sql`select count(*)::int as n from pg_stat_activity where application_name = 'muster-presence'`;
  return row?.n ?? 0;
}
