import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, type Environment, hasSlackVariables, readConfig } from '../../../src/platform/config.ts';

const SECRET = '8f742231b10e8888abcd99edd8a5c6a5';
const KEYS = `k1:${Buffer.alloc(32, 'abcdefghijklmnop').toString('base64')}`;
const http = { SLACK_BOT_TOKEN: 'xoxb-12345-67890-abcdef', SLACK_SIGNING_SECRET: SECRET };

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

function linesOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('needs only Slack’s two values and keeps figures on loopback', () => {
    const config = readConfig(http);
    expect(config.slack).toMatchObject({ mode: 'http', signingSecrets: [SECRET], apiUrl: 'https://slack.com/api/' });
    expect(config.store).toEqual({ kind: 'embedded', dataDir: './data', pool: 10 });
    expect(config.metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(config.secrets).toEqual([http.SLACK_BOT_TOKEN, SECRET]);
  });

  it('takes an app token as Socket Mode, which needs no signing secret', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: http.SLACK_BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-1-A0123-456-abcdef' });
    expect(config.slack).toMatchObject({ mode: 'socket', signingSecrets: [], appToken: 'xapp-1-A0123-456-abcdef' });
  });

  it('accepts two signing secrets while one is rotated, but not three', () => {
    const other = SECRET.replace('8', '9');
    expect(readConfig({ ...http, SLACK_SIGNING_SECRET: `${other}, ${SECRET}` }).slack.signingSecrets).toEqual([
      other,
      SECRET,
    ]);
    expect(linesOf({ ...http, SLACK_SIGNING_SECRET: `${other},${SECRET},${SECRET}` })).toHaveLength(1);
  });

  it.each([
    ['SLACK_SIGNING_SECRET', ''],
    ['SLACK_SIGNING_SECRET', '   '],
    ['SLACK_SIGNING_SECRET', 'changeme'],
    ['SLACK_SIGNING_SECRET', 'changemechangemechangeme'],
    ['SLACK_SIGNING_SECRET', '0123456789abcde'],
    ['SLACK_SIGNING_SECRET', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
    ['SLACK_SIGNING_SECRET', `${SECRET},`],
    ['SLACK_SIGNING_SECRET', undefined],
    ['SLACK_BOT_TOKEN', ''],
    ['SLACK_BOT_TOKEN', undefined],
    ['SLACK_BOT_TOKEN', 'xoxp-12345-67890-abcdef'],
    ['SLACK_BOT_TOKEN', 'xoxb-'],
    ['SLACK_BOT_TOKEN', 'xoxb-12345-67890-abc def'],
    ['SLACK_APP_TOKEN', 'xoxb-12345-67890-abcdef'],
    ['SLACK_API_URL', 'slack.example/api'],
    ['SLACK_API_URL', 'file:///etc/passwd'],
    ['GITHUB_WEBHOOK_SECRET', 'changemechangeme'],
    ['GITHUB_WEBHOOK_SECRET', '                    '],
    ['GITHUB_WEBHOOK_SECRET', '0123456789abcde'],
    ['GITHUB_TOKEN', 'ghp_a b c d e f g h'],
    ['GITHUB_API_URL', 'git.example/api'],
    ['OPENAI_API_KEY', 'short'],
    ['OPENAI_BASE_URL', 'file:///etc/passwd'],
    ['PUBLIC_URL', 'bots.example'],
    ['ENCRYPTION_KEYS', 'k1'],
    ['ENCRYPTION_KEYS', `k1:${Buffer.alloc(31, 'abcdefghijklmnop').toString('base64')}`],
    ['ENCRYPTION_KEYS', `k1:${Buffer.alloc(33, 'abcdefghijklmnop').toString('base64')}`],
    ['ENCRYPTION_KEYS', `k1:${Buffer.alloc(32, 'a').toString('base64')}`],
    ['ENCRYPTION_KEYS', `${KEYS},${KEYS}`],
    ['ENCRYPTION_KEYS', `${KEYS},`],
    ['ENCRYPTION_KEYS', `two words:${KEYS.slice(3)}`],
    ['DATABASE_POOL', '51'],
    ['DATABASE_POOL', '0'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '0x50'],
    ['PORT', '3000;'],
    ['METRICS_PORT', 'nine'],
    ['TRUST_PROXY', 'true'],
    ['LOG_LEVEL', 'verbose'],
    ['NODE_ENV', 'prod'],
    ['LEASE_MS', '0'],
    ['OUTBOX_READBACK_MS', '1e9'],
  ])('stops for %s=%j with one line that names it and never repeats its value', (name, value) => {
    const lines = linesOf({ ...http, [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name} `));
    expect(lines[0]).not.toContain('\n');
    if (value !== undefined && value.length > 8) expect(lines[0]).not.toContain(value);
  });

  it.each(['mysql://root@localhost/muster', 'postgres://muster:100%@localhost/muster'])(
    'stops for DATABASE_URL=%s',
    (url) => {
      const lines = linesOf({ ...http, DATABASE_URL: url, ENCRYPTION_KEYS: KEYS });
      expect(lines).toEqual([expect.stringMatching(/^DATABASE_URL should/)]);
      expect(lines[0]).not.toContain(url);
    },
  );

  it.each([
    ['GITHUB_APP_ID', 'acme'],
    ['GITHUB_PRIVATE_KEY', PEM.slice(0, 300)],
    ['GITHUB_PRIVATE_KEY', 'bm8ga2V5IGF0IGFsbA=='],
  ])('stops for %s=%j of a GitHub App', (name, value) => {
    const app = { GITHUB_APP_ID: '7', GITHUB_PRIVATE_KEY: PEM, GITHUB_WEBHOOK_SECRET: SECRET };
    const lines = linesOf({ ...http, ...app, [name]: value });
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${name} should`))]);
    expect(lines[0]).not.toContain(value);
  });

  it('wants a GitHub App and Jira’s pairs whole, and a key beside a database of one’s own', () => {
    const names = (env: Environment) => linesOf({ ...http, ...env }).map((line) => line.split(' ')[0]);
    expect(names({ JIRA_BASE_URL: 'https://acme.atlassian.net' })).toEqual(['JIRA_API_TOKEN']);
    expect(names({ JIRA_API_TOKEN: 'an-api-token' })).toEqual(['JIRA_BASE_URL']);
    expect(names({ ATLASSIAN_CLIENT_ID: 'a-client-id' })).toEqual(['ATLASSIAN_CLIENT_SECRET']);
    expect(names({ ATLASSIAN_CLIENT_SECRET: 'a-client-secret' })).toEqual(['ATLASSIAN_CLIENT_ID']);
    expect(names({ GITHUB_APP_ID: '7' })).toEqual(['GITHUB_PRIVATE_KEY']);
    expect(names({ GITHUB_PRIVATE_KEY: PEM })).toEqual(['GITHUB_APP_ID']);
    expect(names({ GITHUB_APP_ID: '7', GITHUB_PRIVATE_KEY: PEM })).toEqual(['GITHUB_WEBHOOK_SECRET']);
    expect(names({ DATABASE_URL: 'postgres://muster@db/muster' })).toEqual(['ENCRYPTION_KEYS']);
  });

  it('reads a private key as a file, with written line breaks and in base64, all the same', () => {
    const forms = [PEM, PEM.replaceAll('\n', '\\n'), Buffer.from(PEM).toString('base64')];
    const read = forms.map((GITHUB_PRIVATE_KEY) =>
      readConfig({ ...http, GITHUB_APP_ID: '7', GITHUB_PRIVATE_KEY, GITHUB_WEBHOOK_SECRET: SECRET }),
    );
    for (const { github, secrets } of read) {
      expect(github.app).toEqual({ id: '7', privateKey: PEM.trim() });
      expect(secrets).toEqual(expect.arrayContaining([PEM.trim(), SECRET]));
    }
  });

  it('reads encryption keys, the newest first', () => {
    const { encryptionKeys, secrets } = readConfig({ ...http, ENCRYPTION_KEYS: `k2:${KEYS.slice(3)},${KEYS}` });
    expect(encryptionKeys.map(({ id, key }) => [id, key.length])).toEqual([
      ['k2', 32],
      ['k1', 32],
    ]);
    expect(secrets).toContain(KEYS.slice(3));
  });

  it('has a model only where somebody set one', () => {
    expect(readConfig(http).model).toBeNull();
    expect(readConfig({ ...http, OPENAI_API_KEY: 'sk-12345678' }).model).toMatchObject({ apiKey: 'sk-12345678' });
    expect(readConfig({ ...http, OPENAI_BASE_URL: 'http://127.0.0.1:8080/v1', OPENAI_MODEL: 'own' }).model).toEqual({
      apiKey: null,
      baseUrl: 'http://127.0.0.1:8080/v1/',
      name: 'own',
    });
  });

  it('says in one line that there is no Slack, and what to do', () => {
    expect(hasSlackVariables({ PATH: '/bin', SLACK_BOT_TOKEN: '' })).toBe(false);
    expect(linesOf({})).toHaveLength(1);
    expect(linesOf({})[0]).toContain('npm start');
  });

  it('takes any single SLACK_ variable as the wish for Slack and names what is missing', () => {
    expect(linesOf({ SLACK_SIGNING_SECRET: SECRET })[0]).toMatch(/^SLACK_BOT_TOKEN is missing/);
    expect(linesOf({ SLACK_CLIENT_ID: '1.2' }).map((line) => line.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
  });

  it('names all faults at once', () => {
    expect(
      linesOf({ ...http, PORT: 'x', LOG_LEVEL: 'loud', DATABASE_URL: 'nowhere', ENCRYPTION_KEYS: KEYS }),
    ).toHaveLength(3);
  });

  it('refuses in production what moves the clock or kills the process', () => {
    const risky = { ...http, MUSTER_CLOCK: '/tmp/clock', MUSTER_CRASH_AT: 'outbox.claimed' };
    expect(readConfig(risky)).toMatchObject({ clockFile: '/tmp/clock', crashAt: 'outbox.claimed' });
    expect(linesOf({ ...risky, NODE_ENV: 'production' }).map((line) => line.split(' ')[0])).toEqual([
      'MUSTER_CLOCK',
      'MUSTER_CRASH_AT',
    ]);
  });

  it('knows the database’s password as a secret, as written and as meant', () => {
    const { secrets, store } = readConfig({
      ...http,
      DATABASE_URL: 'postgres://muster:p%40ss-word@db/muster',
      ENCRYPTION_KEYS: KEYS,
    });
    expect(store).toMatchObject({ kind: 'server' });
    expect(secrets).toEqual(expect.arrayContaining(['p%40ss-word', 'p@ss-word']));
  });

  it.each([
    ['2', 2],
    ['false', 0],
    ['loopback', ['loopback']],
    ['10.0.0.0/8, 192.168.1.1', ['10.0.0.0/8', '192.168.1.1']],
  ])('reads TRUST_PROXY=%s', (text, expected) => {
    expect(readConfig({ ...http, TRUST_PROXY: text }).server.trustProxy).toEqual(expected);
  });

  it('starts from .env.example once Slack’s values are filled in', () => {
    const lines = readFileSync('.env.example', 'utf8')
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line));
    const example = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    expect(readConfig({ ...example, ...http })).toEqual(readConfig(http));
  });
});
