import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { viewSubmissionPayload } from '../../fakes/slack/payloads.ts';
import { eventCallback, interaction, slashCommand } from '../../fakes/slack/requests.ts';
import { sendWebhook, webhook } from '../../support/webhooks.ts';
import { company } from './stage/company.ts';
import { type Muster, SIGNING_SECRET } from './stage/muster.ts';

const CANARIES = {
  bot: 'xoxb-canarybot-1122334455',
  app: 'xapp-canaryapp-1122334455',
  password: 'canary/pass word&1122',
  secret: 'canarysecret0123456789abcdef0011',
  webhook: 'canarywebhook0123456789abcdef0011',
  token: 'ghp_canarytoken0123456789abcdef0011',
  model: 'sk-canarymodel0123456789abcdef0011',
  key: Buffer.from('canarykey-0123456789-abcdefghijk').toString('base64'),
  pem: String(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' })),
};
const there = company({ workspace: { botToken: CANARIES.bot, appToken: CANARIES.app } });

/** Any form in which a secret could leak: as it is, encoded for an address, inside JSON. */
const MARKS = [
  ...[
    'canarywebhook',
    'canarytoken',
    'canarymodel',
    'canarykey',
    CANARIES.key.slice(0, 20),
    CANARIES.pem.slice(100, 140),
  ],
  ...['canarybot', 'canaryapp', 'canarysecret'],
  'pass word&1122',
  encodeURIComponent(CANARIES.password),
];

describe('the secrets of an installation', () => {
  it('stand in no log line, answer, figure or row after success, refusal, crash and trouble, at debug level', async () => {
    const tattler = await openTattler();
    onTestFinished(() => tattler.close());
    const { host, port, user, database } = there.line.address;
    const muster = await there.openKnown({
      DATABASE_URL: `postgres://${user}:${encodeURIComponent(CANARIES.password)}@${host}:${port}/${database}`,
      SLACK_BOT_TOKEN: CANARIES.bot,
      SLACK_APP_TOKEN: CANARIES.app,
      SLACK_SIGNING_SECRET: `${SIGNING_SECRET},${CANARIES.secret}`,
      LOG_LEVEL: 'debug',
      ENCRYPTION_KEYS: `k1:${CANARIES.key}`,
      GITHUB_API_URL: tattler.url,
      GITHUB_APP_ID: '7',
      GITHUB_PRIVATE_KEY: CANARIES.pem,
      GITHUB_WEBHOOK_SECRET: CANARIES.webhook,
      GITHUB_TOKEN: CANARIES.token,
      OPENAI_API_KEY: CANARIES.model,
      OPENAI_BASE_URL: tattler.url,
    });
    const said: string[] = [];
    const type = async (text: string, as = 'U0MIRA') => said.push((await muster.type(text, { as })).text);

    await type('Fix the login page <@U0ANA|ana>');
    await type('done T-9');
    await type('Fix the login page', 'U0GUEST');
    const signed = slashCommand({ secret: CANARIES.secret }, { command: '/task', text: 'list' });
    said.push((await muster.send(signed)).text);
    said.push((await muster.send({ ...signed, body: `${signed.body}&x=1` })).text);
    for (const { status, text } of await sendWebhooks(muster)) said.push(`${status} ${text}`);
    await typeKey(muster);
    for (const word of [`invalid_${CANARIES.bot}`, CANARIES.bot, 'invalid_blocks', 'invalid_auth'])
      await withTrouble(muster, { kind: 'error', error: word });
    await withTrouble(muster, { kind: 'status', status: 500 });
    await withTrouble(muster, { kind: 'cut' });
    await there.sql`alter table tasks rename to tasks_elsewhere`;
    await type('Feed the cat');
    await there.sql`alter table tasks_elsewhere rename to tasks`;
    there.line.cut();
    // The first may find a connection that isn't known to be gone yet: then nobody knows what became of it.
    for (const animal of ['dog', 'fish']) await type(`Feed the ${animal}`);
    for (const path of ['/healthz', '/readyz', '/nothing', '/metrics']) said.push((await muster.get(path)).body);
    said.push(await muster.metrics());
    there.line.heal();
    await expect.poll(async () => (await muster.type('Feed the bird')).text, { timeout: 10_000 }).toContain('T-');
    await muster.app.settle();
    said.push(await muster.metrics());

    const events = new Set(muster.lines.map((line) => JSON.parse(line).event));
    for (const event of ['slack.failed', 'slack.refused', 'slack.unavailable', 'slack.refused-request', 'outbox.held'])
      expect([...events], event).toContain(event);
    expect(said.some((text) => text.includes('tell whoever runs Muster this code'))).toBe(true);
    const places = { log: muster.lines, answers: said, rows: await everyRow() };
    for (const [place, texts] of Object.entries(places))
      expect(
        texts.filter((text) => MARKS.some((mark) => text.includes(mark))),
        place,
      ).toEqual([]);
    console.log(
      `canaries found: 0 in ${muster.lines.length} log lines, ${said.length} answers, ${places.rows.length} rows`,
    );
  });
});

/** A tool's server that refuses every key and repeats in its answer what it was sent. */
async function openTattler(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    const message = `Bad credentials: ${JSON.stringify(request.headers)}`;
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Genuine, forged with parts of the secret, broken, and at an address that wants a key. */
async function sendWebhooks({ url }: Muster): Promise<{ readonly status: number; readonly text: string }[]> {
  const payload = { installation: { id: 5 }, zen: CANARIES.webhook };
  const answers = [
    await sendWebhook(url, webhook(CANARIES.webhook, { event: 'ping', payload })),
    await sendWebhook(url, webhook(CANARIES.webhook, { event: 'push', payload: `{"broken": ${CANARIES.token}` })),
    await sendWebhook(url, webhook(`${CANARIES.webhook}x`, { event: 'push', payload })),
    await sendWebhook(url, {
      ...webhook(CANARIES.webhook, { event: 'push', payload }),
      headers: { 'x-hub-signature-256': CANARIES.webhook },
    }),
  ];
  const headers = { authorization: `Bearer ${CANARIES.token}`, 'content-type': 'application/json' };
  const api = await fetch(`${url}/api/ingest/commits`, { method: 'POST', headers, body: CANARIES.token });
  return [...answers, { status: api.status, text: await api.text() }];
}

/** A token somebody types into the form of Settings: GitHub can't be asked, and it must not be repeated anywhere. */
async function typeKey(muster: Muster): Promise<void> {
  const values = { token: { token: { type: 'plain_text_input', value: CANARIES.token } } };
  const view = { id: 'V0CANARY', callback_id: 'connections.token-form', private_metadata: '', blocks: [] };
  const request = interaction(
    { secret: SIGNING_SECRET },
    viewSubmissionPayload({ view, values }, { userId: 'U0MIRA' }),
  );
  await muster.send(request);
}

/** One command whose card meets this trouble, and a Home that can't be drawn. */
async function withTrouble(
  muster: Muster,
  trouble: Parameters<typeof there.slack.addFault>[0]['trouble'],
): Promise<void> {
  const faults = ['chat.postMessage', 'views.publish', 'views.open'].map((method) =>
    there.slack.addFault({ method, trouble }),
  );
  await muster.type(`Paint the fence <@U0ANA|ana>`);
  await muster.type('');
  const event = { type: 'app_home_opened', user: 'U0MIRA', tab: 'home' };
  await muster.send(eventCallback({ secret: SIGNING_SECRET }, { event }));
  await muster.app.settle();
  for (const fault of faults) there.slack.removeFault(fault);
}

async function everyRow(): Promise<string[]> {
  const tables = await there.sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`;
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await there.sql.unsafe(`select to_jsonb(t)::text as row from ${name} t`);
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  return rows;
}
