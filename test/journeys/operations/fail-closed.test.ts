import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';
import type { StoreAddress } from '../../../src/platform/store/address.ts';
import { testDatabase } from '../../support/database.ts';
import { run } from './stage/process.ts';

const database = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'muster closed '));
afterAll(() => rmSync(folder, { recursive: true }));

const ENCRYPTION_KEYS = 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const BOT = 'xoxb-canary-000000000000';
const SECRET = '0123456789abcdef0123456789abcdef';
/** Would start. Nothing listens at the Slack address. */
const GOOD = {
  SLACK_BOT_TOKEN: BOT,
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  PORT: '0',
  METRICS_PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: join(folder, 'data'),
};

/** Several processes each, on a machine that may be busy. */
const SLOW_MS = 60_000;

type Case = readonly [what: string, env: Readonly<Record<string, string>>, named: readonly string[]];

const CASES: readonly Case[] = [
  ['no Slack at all', { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '', SLACK_API_URL: '' }, ['SLACK_BOT_TOKEN and']],
  ['no bot token', { SLACK_BOT_TOKEN: '' }, ['SLACK_BOT_TOKEN']],
  ['no signing secret', { SLACK_SIGNING_SECRET: '' }, ['SLACK_SIGNING_SECRET']],
  ['a blank signing secret', { SLACK_SIGNING_SECRET: '                    ' }, ['SLACK_SIGNING_SECRET']],
  ['"changeme"', { SLACK_SIGNING_SECRET: 'changemechangeme' }, ['SLACK_SIGNING_SECRET']],
  ['a short secret', { SLACK_SIGNING_SECRET: '0123456789abcde' }, ['SLACK_SIGNING_SECRET']],
  ['one letter again and again', { SLACK_SIGNING_SECRET: 'a'.repeat(32) }, ['SLACK_SIGNING_SECRET']],
  ['an empty second secret', { SLACK_SIGNING_SECRET: `${SECRET},` }, ['SLACK_SIGNING_SECRET']],
  ['three secrets', { SLACK_SIGNING_SECRET: `${SECRET},${SECRET},${SECRET}` }, ['SLACK_SIGNING_SECRET']],
  ['a user token', { SLACK_BOT_TOKEN: 'xoxp-canary-000000000000' }, ['SLACK_BOT_TOKEN']],
  ['an app token that is a bot token', { SLACK_APP_TOKEN: BOT }, ['SLACK_APP_TOKEN']],
  ['an address of Slack that is none', { SLACK_API_URL: 'file:///etc/passwd' }, ['SLACK_API_URL']],
  ['a port that is none', { PORT: '70000' }, ['PORT']],
  ['a database that is another', { DATABASE_URL: 'mysql://root:canary@db/x', ENCRYPTION_KEYS }, ['DATABASE_URL']],
  ['a database without a key', { DATABASE_URL: 'postgres://muster@db/x' }, ['ENCRYPTION_KEYS']],
  ['a key of 31 bytes', { ENCRYPTION_KEYS: `k1:${'canarycanary'.repeat(3).slice(0, 41)}==` }, ['ENCRYPTION_KEYS']],
  ['a guessed webhook secret', { GITHUB_WEBHOOK_SECRET: 'changeme' }, ['GITHUB_WEBHOOK_SECRET']],
  ['half a GitHub App', { GITHUB_APP_ID: '7' }, ['GITHUB_PRIVATE_KEY']],
  [
    'a private key that is none',
    { GITHUB_APP_ID: '7', GITHUB_PRIVATE_KEY: 'canary', GITHUB_WEBHOOK_SECRET: SECRET },
    ['GITHUB_PRIVATE_KEY'],
  ],
  ['everybody as a trusted proxy', { TRUST_PROXY: 'true' }, ['TRUST_PROXY']],
  ['a movable clock in production', { NODE_ENV: 'production', MUSTER_CLOCK: '/tmp/x' }, ['MUSTER_CLOCK']],
  ['a crash point in production', { NODE_ENV: 'production', MUSTER_CRASH_AT: 'inbox.stored' }, ['MUSTER_CRASH_AT']],
  [
    'four faults at once',
    { SLACK_BOT_TOKEN: 'nonsense-canary', SLACK_SIGNING_SECRET: 'changeme', PORT: 'x', LOG_LEVEL: 'loud' },
    ['LOG_LEVEL', 'PORT', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
  ],
];

describe('a start that must stop', () => {
  it('says one plain line per fault, names what to set, repeats no value, and ends with 1', {
    timeout: SLOW_MS,
  }, async () => {
    const wrong: string[] = [];
    const check = async ([what, env, named]: Case) => {
      const { code, out, err } = await run('src/main.ts', { ...GOOD, ...env });
      const lines = err.split('\n').filter((line) => line !== '');
      const fits = lines.map((line) => named.find((name) => line.startsWith(name)) ?? line).sort();
      if (code !== 1 || out !== '' || JSON.stringify(fits) !== JSON.stringify([...named].sort()))
        wrong.push(`${what}: ${code} ${out}${err}`);
      if (/canary|changeme|0123456789abcde|\n\s+at /.test(err)) wrong.push(`${what} repeats a value: ${err}`);
    };
    const queue = [...CASES];
    const worker = async () => {
      for (let one = queue.pop(); one !== undefined; one = queue.pop()) await check(one);
    };
    await Promise.all([worker(), worker(), worker()]);
    expect(wrong).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    console.log(`refused starts: ${CASES.length}/${CASES.length}`);
  });

  it('says it in one line when the folder, the database or the port can not be had', { timeout: SLOW_MS }, async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const held = createServer().listen(0, '127.0.0.1');
    await once(held, 'listening');
    const { port } = held.address() as AddressInfo;
    const nobody = 'postgres://muster:canary-password@127.0.0.1:9/muster';
    const known = urlOf(database.address, String(database.address.database));
    const cases: readonly Case[] = [
      ['a file where the folder should be', { DATA_DIR: file }, ['DATA_DIR']],
      ['a database that is not there', { DATABASE_URL: nobody, ENCRYPTION_KEYS }, ['DATABASE_URL']],
      ['a port in use', { DATABASE_URL: known, ENCRYPTION_KEYS, PORT: String(port) }, ['PORT']],
    ];
    await Promise.all(
      cases.map(async ([what, env, [named]]) => {
        const { code, err } = await run('src/main.ts', { ...GOOD, ...env });
        const line = expect.stringMatching(new RegExp(`^Muster can[^\\n]* ${named}[^\\n]*\\n$`));
        expect({ what, code, err }).toEqual({ what, code: 1, err: line });
        expect(err).not.toContain('canary');
        console.log(`${what}: ${err.trim()}`);
      }),
    );
    held.close();
  });
});

/** A server behind a socket folder, as libpq writes it. */
const urlOf = ({ user, port, host }: StoreAddress, database: string) =>
  `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`;

describe('the migration by command', () => {
  it('works without any Slack settings, twice, and refuses what is wrong in one line', {
    timeout: SLOW_MS,
  }, async () => {
    const server = inject('databaseServer');
    const admin = postgres({ ...server, max: 1, onnotice: () => {} });
    const name = `migrate_${process.pid}`;
    await admin`create database ${admin(name)}`;
    const DATABASE_URL = urlOf(server, name);
    const bad = run('src/platform/store/migrate-command.ts', { DATABASE_URL: 'mysql://canary' });
    const first = await run('src/platform/store/migrate-command.ts', { DATABASE_URL });
    const second = await run('src/platform/store/migrate-command.ts', { DATABASE_URL });
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
    expect([first, second]).toEqual(
      Array.from({ length: 2 }, () => ({ code: 0, out: 'The database is up to date.\n', err: '' })),
    );
    const { code, err } = await bad;
    expect(code).toBe(1);
    expect(err).toMatch(/^DATABASE_URL [^\n]*\n$/);
    expect(err).not.toContain('canary');
  });
});
