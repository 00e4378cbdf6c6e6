import { readFileSync, statSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../../src/platform/store/embedded/open-embedded.ts';
import { createGround, exited, isAlive, serverPid, silent, until } from './folders.ts';

const ground = createGround();
afterAll(() => ground.clear());

describe('the first Muster on an empty folder', () => {
  it('makes a database of its own that only this user reaches, and ends it when it leaves', async () => {
    const folder = ground.empty();
    const embedded = await openEmbedded({ dataDir: folder, log: silent });
    const sql = ground.pool(embedded.connection);
    const [facts] = await sql`
      select current_database() as database, current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync,
             current_setting('synchronous_commit') as commit, 'ä' < 'z' as by_language, upper('ä') as upper`;

    expect(facts).toEqual({ database: 'muster', tcp: '', fsync: 'on', commit: 'on', by_language: false, upper: 'Ä' });
    expect(statSync(embedded.connection.host).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0);

    const pid = serverPid(folder);
    await sql.end();
    await embedded.stop();
    await until(() => !isAlive(pid));
  });

  it.skipIf(platform() !== 'linux')('keeps its environment to itself', async () => {
    const folder = await ground.initialised();
    process.env.MUSTER_CANARY = 'canary-51';
    const embedded = await openEmbedded({ dataDir: folder, log: silent });
    delete process.env.MUSTER_CANARY;
    const environment = readFileSync(`/proc/${serverPid(folder)}/environ`, 'utf8');
    await embedded.stop();

    expect(environment).toContain('LC_ALL=C');
    expect(environment).not.toContain('canary-51');
  });

  it('takes a folder whose path is too long for a socket', async () => {
    const folder = await ground.initialised(join(ground.empty(), 'a'.repeat(120), 'b'.repeat(60)));
    const embedded = await openEmbedded({ dataDir: folder, log: silent });
    const answer = await ground.pool(embedded.connection)`select 1 as one`;
    await embedded.stop();

    expect(answer).toEqual([{ one: 1 }]);
    expect(embedded.connection.host.startsWith(tmpdir())).toBe(true);
  });
});

describe('several Musters on one folder', () => {
  it('make one server when they start at the same moment on an empty folder', async () => {
    const folder = ground.empty();
    const both = [ground.participant(folder), ground.participant(folder)];
    const said = await Promise.all(both.map((one) => one.said));

    expect(said.map((one) => one.error)).toEqual([undefined, undefined]);
    const folders = await Promise.all(
      said.map(async ({ connection }) => {
        if (connection === undefined) return null;
        const [row] = await ground.pool(connection)`select current_setting('data_directory') as folder`;
        return row?.folder;
      }),
    );
    expect(folders).toEqual([join(folder, 'postgres'), join(folder, 'postgres')]);
    for (const { child } of both) child.kill('SIGTERM');
    await Promise.all(both.map(({ child }) => exited(child)));
    expect(serverPid(folder)).toBeNull();
  });

  it('share it until the last one leaves', async () => {
    const folder = await ground.initialised();
    const first = ground.participant(folder);
    await first.said;
    const pid = serverPid(folder);
    const second = await openEmbedded({ dataDir: folder, log: silent });

    first.child.kill('SIGTERM');
    await exited(first.child);
    expect(serverPid(folder)).toBe(pid);
    expect(await ground.pool(second.connection)`select 1 as one`).toEqual([{ one: 1 }]);

    await second.stop();
    await until(() => !isAlive(pid));
  });

  it('find the server again after the one that started it was killed', async () => {
    const folder = await ground.initialised();
    const first = ground.participant(folder);
    await first.said;
    const pid = serverPid(folder);
    first.child.kill('SIGKILL');
    await exited(first.child);

    const second = await openEmbedded({ dataDir: folder, log: silent });
    const after = serverPid(folder);
    await second.stop();
    expect(after).toBe(pid);
    await until(() => !isAlive(pid));
  });
});
