import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionId } from '../../../src/kit/ids.ts';
import type { TrackerNews } from '../../../src/ports/inbound/tracker-facts.ts';
import type { WebhookKey } from '../../../src/ports/inbound/webhook-keys.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';
import { CLOUD_FIELDS, cloudIssue, cloudUpdate, ITEMS, SPRINTS } from '../../support/jira-examples.ts';
import { adminWebhook, appWebhook, sendJira, signToken } from '../../support/jira-webhooks.ts';
import type { WebhookRequest } from '../../support/webhooks.ts';
import { CONNECTION, openWebhookRig, SECRET, type WebhookRig, type WebhookRigOptions } from './rig.ts';

const db = testDatabase();
const APP_SECRET = 'the-client-secret-of-the-app-0123';
const SITE = 'https://acme.atlassian.net';
const NOW = new Date('2026-11-25T09:00:00Z');
const S = NOW.getTime() / 1_000;
const FRESH = { iat: S - 5, exp: S + 180 };
const OTHER_CONNECTION = '0190a000-0000-7000-8000-0000000000c2' as ConnectionId;
const base = { workspaceId: WORKSPACE, connectionId: CONNECTION, sites: [SITE, 'cloud-1'] };
const bodyKey = (secret = SECRET): WebhookKey => ({ ...base, secret });
const tokenKey = (secret = APP_SECRET): WebhookKey => ({ ...base, secret, signs: 'token' });
const PAYLOAD = cloudUpdate([ITEMS.status]);
const TEXT = JSON.stringify(PAYLOAD, null, 2);
const rigs: WebhookRig[] = [];

async function open(options: WebhookRigOptions = {}) {
  const rig = await openWebhookRig(db.store, {
    keys: () => [bodyKey(), tokenKey()],
    clock: { now: () => NOW },
    fields: CLOUD_FIELDS,
    ...options,
  });
  rigs.push(rig);
  return { ...rig, send: (sent: WebhookRequest, query = '') => sendJira(rig.url, sent, query) };
}
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

const kept = async () => (await db.store.sql`select delivery_id as id from deliveries order by 1`).map(({ id }) => id);
const genuine = (payload: unknown = TEXT) => adminWebhook(SECRET, { payload });
const hex = (algorithm: string, secret: string, body: string | Buffer) =>
  createHmac(algorithm, secret).update(body).digest('hex');
const right = `sha256=${hex('sha256', SECRET, TEXT)}`;
const bare = (headers: Readonly<Record<string, string>>, body: string | Buffer = TEXT): WebhookRequest => ({
  body,
  headers: { 'content-type': 'application/json', 'x-atlassian-webhook-identifier': 'one', ...headers },
});
const signedBy = (signature: string, body?: string | Buffer) => bare({ 'x-hub-signature': signature }, body);
const borne = (token: string) => bare({ authorization: `Bearer ${token}` });

const BODIES: readonly (readonly [string, WebhookRequest])[] = [
  ['no signature', bare({})],
  ['the signature under GitHub’s header', bare({ 'x-hub-signature-256': right })],
  ['SHA-1', signedBy(`sha1=${hex('sha1', SECRET, TEXT)}`)],
  ['MD5', signedBy(`md5=${hex('md5', SECRET, TEXT)}`)],
  ['SHA-512', signedBy(`sha512=${hex('sha512', SECRET, TEXT)}`)],
  ['an unknown method', signedBy(`none=${right.slice(7)}`)],
  ['a method without a digest', signedBy('sha256=')],
  ['an empty header', signedBy('')],
  ['no method', signedBy(right.slice(7))],
  ['an upper-case method', signedBy(`SHA256=${right.slice(7)}`)],
  ['upper-case digits', signedBy(`sha256=${right.slice(7).toUpperCase()}`)],
  ['half a digest', signedBy(right.slice(0, 39))],
  ['rubbish behind it', signedBy(`${right}00`)],
  ['two digests in one header', signedBy(`${right},${right}`)],
  ['a blank inside', signedBy(`sha256= ${right.slice(7)}`)],
  ['base64', signedBy(`sha256=${createHmac('sha256', SECRET).update(TEXT).digest('base64')}`)],
  ['another secret', signedBy(`sha256=${hex('sha256', 'another-secret-of-somebody', TEXT)}`)],
  ['an empty secret', signedBy(`sha256=${hex('sha256', '', TEXT)}`)],
  ['the app’s secret over the bytes', signedBy(`sha256=${hex('sha256', APP_SECRET, TEXT)}`)],
  ['the JSON written anew', signedBy(`sha256=${hex('sha256', SECRET, JSON.stringify(PAYLOAD))}`)],
  ['a BOM that was not signed', signedBy(right, `\ufeff${TEXT}`)],
  ['a line break more', signedBy(right, `${TEXT}\n`)],
  ['an empty body', signedBy(right, '')],
  ['other letters of the same look', signedBy(right, TEXT.normalize('NFD'))],
];

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const good = signToken(APP_SECRET, FRESH);
const [head = '', claims = '', signature = ''] = good.split('.');
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hs256 = (input: string, secret = APP_SECRET) => createHmac('sha256', secret).update(input).digest('base64url');
const TOKENS: readonly (readonly [string, WebhookRequest])[] = [
  ['no scheme', bare({ authorization: good })],
  ['another scheme', bare({ authorization: `JWT ${good}` })],
  ['a lower-case scheme', bare({ authorization: `bearer ${good}` })],
  ['a blank more', bare({ authorization: `Bearer  ${good}` })],
  ['Basic', bare({ authorization: `Basic ${Buffer.from(`x:${APP_SECRET}`).toString('base64')}` })],
  ['alg none without a signature', borne(`${part({ alg: 'none', typ: 'JWT' })}.${claims}.`)],
  ['alg none, signed all the same', borne(signToken(APP_SECRET, FRESH, { header: { alg: 'none' } }))],
  ['alg None', borne(signToken(APP_SECRET, FRESH, { header: { alg: 'None' } }))],
  ['alg hs256 in small letters', borne(signToken(APP_SECRET, FRESH, { header: { alg: 'hs256' } }))],
  ['RS256 that claims HS256’s key', borne(signToken(APP_SECRET, FRESH, { header: { alg: 'RS256' } }))],
  [
    'a real RS256 signature',
    borne(
      signToken(APP_SECRET, FRESH, {
        header: { alg: 'RS256' },
        sign: (input) => sign('sha256', Buffer.from(input), privateKey).toString('base64url'),
      }),
    ),
  ],
  [
    'HS512',
    borne(
      signToken(APP_SECRET, FRESH, {
        header: { alg: 'HS512' },
        sign: (input) => createHmac('sha512', APP_SECRET).update(input).digest('base64url'),
      }),
    ),
  ],
  ['no alg', borne(signToken(APP_SECRET, FRESH, { header: { alg: undefined } }))],
  ['a critical extension', borne(signToken(APP_SECRET, FRESH, { header: { crit: ['exp'] } }))],
  ['an encrypted type', borne(signToken(APP_SECRET, FRESH, { header: { typ: 'JWE' } }))],
  ['another secret', borne(signToken('another-client-secret-of-somebody', FRESH))],
  ['an empty secret', borne(signToken('', FRESH))],
  ['the admin’s secret', borne(signToken(SECRET, FRESH))],
  ['an end in the past', borne(signToken(APP_SECRET, { ...FRESH, exp: S - 61 }))],
  ['an end that is text', borne(signToken(APP_SECRET, { ...FRESH, exp: `${S + 99}` }))],
  ['an end beyond numbers', borne(signToken(APP_SECRET, { ...FRESH, exp: null }))],
  ['a beginning in the future', borne(signToken(APP_SECRET, { ...FRESH, nbf: S + 120 }))],
  ['a birth in the future', borne(signToken(APP_SECRET, { ...FRESH, iat: S + 120 }))],
  ['neither end nor birth', borne(signToken(APP_SECRET, { iss: SITE }))],
  ['no end and an old birth', borne(signToken(APP_SECRET, { iat: S - 11_000 }))],
  ['another site as issuer', borne(signToken(APP_SECRET, { ...FRESH, iss: 'https://beta.atlassian.net' }))],
  ['another site among the audience', borne(signToken(APP_SECRET, { ...FRESH, aud: ['x', 'https://b.jira.com/'] }))],
  ['another cloud id', borne(signToken(APP_SECRET, { ...FRESH, cloudId: 'cloud-2' }))],
  ['another site’s resource', borne(signToken(APP_SECRET, { ...FRESH, sub: 'ari:cloud:jira::site/cloud-2' }))],
  ['claims that are a list', borne(signToken(APP_SECRET, [FRESH]))],
  ['claims that are null', borne(signToken(APP_SECRET, null))],
  ['claims changed after signing', borne(`${head}.${part({ ...FRESH, exp: S + 9_999 })}.${signature}`)],
  ['a header changed after signing', borne(`${part({ alg: 'HS256' })}.${claims}.${signature}`)],
  ['two parts', borne(`${head}.${claims}`)],
  ['four parts', borne(`${good}.${signature}`)],
  ['a padded signature', borne(`${good}=`)],
  ['the same bytes written otherwise', borne(`${head}.${claims}.${signature.slice(0, -1)}${nextLetter(signature)}`)],
  ['a signature in hex', borne(`${head}.${claims}.${hex('sha256', APP_SECRET, `${head}.${claims}`)}`)],
  ['a header that is no JSON', borne(`bm9wZQ.${claims}.${hs256(`bm9wZQ.${claims}`)}`)],
  ['both ways at once', bare({ 'x-hub-signature': right, authorization: `Bearer ${good}` })],
  ['a right token beside a wrong signature', bare({ 'x-hub-signature': 'sha256=00', authorization: `Bearer ${good}` })],
];

/** Of a signature of 32 bytes the last letter has two bits to spare. */
function nextLetter(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return letters[letters.indexOf(text.at(-1) ?? 'A') ^ 1] ?? 'A';
}

describe('Jira’s address', () => {
  it('lets in what an admin’s secret signed, with either secret while one is replaced', async () => {
    const { send } = await open({ keys: () => [bodyKey('the-new-secret-0123456789'), bodyKey()] });
    const bom = Buffer.from(`\ufeff${TEXT}`);
    const requests = [
      genuine(),
      adminWebhook('the-new-secret-0123456789', { payload: TEXT }),
      genuine(SPRINTS.started),
      genuine({ timestamp: 1, webhookEvent: 'an_event_of_tomorrow' }),
      adminWebhook(SECRET, { payload: TEXT, headers: { 'content-type': 'application/json' } }),
      adminWebhook(SECRET, { payload: { ...PAYLOAD, issue: cloudIssue({ summary: 'ünï 😀\u0000' }) } }),
    ];
    for (const each of requests) expect((await send(each)).status).toBe(202);
    expect((await send(signedBy(`sha256=${hex('sha256', SECRET, bom)}`, bom))).status).toBe(400);
    expect(await kept()).toHaveLength(requests.length);
  });

  it.each([
    [FRESH],
    [{ exp: S + 30 }],
    [{ iat: S - 3_600 }],
    [{ ...FRESH, iss: SITE }],
    [{ ...FRESH, iss: 'some-client-key', aud: ['anything'], sub: 'ari:cloud:jira::site/cloud-1' }],
    [{ exp: S - 30, iat: S + 30 }],
  ])('lets in what comes with a token of the app, its claims %j', async (given) => {
    const { send } = await open();
    expect((await send(appWebhook(APP_SECRET, given, { payload: TEXT }))).status).toBe(202);
  });

  it.each([...BODIES, ...TOKENS])('lets nothing in with %s', async (_name, forged) => {
    const { send } = await open();
    const { status, text } = await send(forged);
    expect([status, await kept()]).toEqual([401, []]);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(APP_SECRET);
  });

  it('refuses a doubled header even when both are right', async () => {
    const { port } = await open();
    const one = { ...genuine().headers };
    const token = { ...borne(good).headers };
    expect(await post(port, one)).toBe(202);
    expect(await post(port, token)).toBe(202);
    expect(await post(port, { ...one, 'x-hub-signature': [right, right] })).toBe(401);
    expect(await post(port, { ...token, authorization: [`Bearer ${good}`, `Bearer ${good}`] })).toBe(401);
    expect(await post(port, { ...one, 'x-atlassian-webhook-identifier': ['a', 'b'] })).toBe(400);
    expect(await kept()).toHaveLength(2);
  });

  it.each([
    ['is no JSON', '{"a":'],
    ['is a list', '[]'],
    ['is text', '"x"'],
    ['is null', 'null'],
  ])('answers a signed body that %s with 400, never 5xx or 410', async (_name, body) => {
    const { send } = await open();
    expect((await send(adminWebhook(SECRET, { payload: body }))).status).toBe(400);
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['an identifier of 300 letters', { 'x-atlassian-webhook-identifier': 'a'.repeat(300) }, 400],
    ['an identifier that is none', { 'x-atlassian-webhook-identifier': 'a b' }, 400],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a compressed body', { 'content-encoding': 'gzip' }, 415],
  ])('answers %s in words', async (_name, headers, status) => {
    const { send } = await open();
    const answer = await send(adminWebhook(SECRET, { payload: TEXT, headers }));
    expect([answer.status, answer.text.length > 10, await kept()]).toEqual([status, true, []]);
  });

  it('never unpacks what is signed and compressed', async () => {
    const { send } = await open();
    const bomb = gzipSync(Buffer.alloc(5 * 1024 * 1024));
    const signed = { 'x-hub-signature': `sha256=${hex('sha256', SECRET, bomb)}`, 'content-encoding': 'gzip' };
    expect((await send(bare(signed, bomb))).status).toBe(415);
  });

  it('asks Jira to come again when nothing can be kept: without secrets, and while it is busy', async () => {
    const none = await open({ keys: () => [] });
    expect((await none.send(genuine())).status).toBe(503);
    const away = await open({
      keys: () => {
        throw new Error('away');
      },
    });
    expect((await away.send(genuine())).status).toBe(503);
    const busy = await open({ maxInFlight: 0 });
    expect((await busy.send(genuine())).status).toBe(503);
  });
});

describe('a delivery', () => {
  it('is kept once by its identifier, retries and all', async () => {
    const { send } = await open();
    const one = adminWebhook(SECRET, { payload: TEXT, deliveryId: 'abc-1' });
    for (const retry of ['1', '2', '3'])
      await send({ ...one, headers: { ...one.headers, 'x-atlassian-webhook-retry': retry } });
    expect(await kept()).toEqual([`${CONNECTION}:abc-1`]);
  });

  it('without one is kept by time, issue and log', async () => {
    const { send } = await open();
    const told = (payload: unknown) => send(adminWebhook(SECRET, { payload, deliveryId: null }));
    await told(PAYLOAD);
    await told({ ...PAYLOAD, user: null });
    expect(await kept()).toHaveLength(1);
    await told({ ...PAYLOAD, timestamp: PAYLOAD.timestamp + 1 });
    await told({ ...PAYLOAD, changelog: { id: '10202', items: [] } });
    await told({ ...PAYLOAD, issue: { ...PAYLOAD.issue, id: '10003' } });
    expect(await kept()).toHaveLength(4);
    await told({ webhookEvent: 'jira:issue_updated' });
    await told({ webhookEvent: 'jira:issue_updated', more: 1 });
    expect(await kept()).toHaveLength(6);
  });

  it('is told to the features as what it says', async () => {
    const heard: TrackerNews[] = [];
    const rig = await open({ trackerListeners: [{ issue: async (news) => void heard.push(news) }] });
    await rig.send(genuine(PAYLOAD));
    await rig.inbox.idle();
    expect(heard).toMatchObject([
      {
        ...{ workspaceId: WORKSPACE, connectionId: CONNECTION },
        fact: { kind: 'issue', issue: { key: 'ABC-12', points: 3 }, changes: [{ field: 'status' }] },
      },
    ]);
  });
});

describe('of several connected sites', () => {
  const other = { workspaceId: OTHER_WORKSPACE, connectionId: OTHER_CONNECTION, sites: ['https://beta.atlassian.net'] };
  const keys = () => [
    bodyKey(),
    tokenKey(),
    { ...other, secret: SECRET },
    { ...other, secret: APP_SECRET, signs: 'token' as const },
  ];
  const beta = { ...PAYLOAD, issue: { ...PAYLOAD.issue, self: 'https://beta.atlassian.net/rest/api/2/10002' } };
  const gamma = { ...PAYLOAD, issue: { ...PAYLOAD.issue, self: 'https://gamma.atlassian.net/rest/api/2/10002' } };
  const byToken = (payload: unknown) => appWebhook(APP_SECRET, FRESH, { payload, deliveryId: 'x' });

  it('each hears its own, also with one secret for all', async () => {
    const { send } = await open({ keys });
    expect((await send(byToken(PAYLOAD))).status).toBe(202);
    expect((await send(byToken(beta))).status).toBe(202);
    expect((await send(adminWebhook(SECRET, { payload: beta, deliveryId: 'y' }))).status).toBe(202);
    expect(await kept()).toEqual([`${CONNECTION}:x`, `${OTHER_CONNECTION}:x`, `${OTHER_CONNECTION}:y`]);
  });

  it('none hears what is about a site that isn’t connected, or another than the address says', async () => {
    const { send } = await open({ keys });
    expect((await send(byToken(gamma))).status).toBe(401);
    expect((await send(adminWebhook(SECRET, { payload: gamma }))).status).toBe(401);
    expect((await send(byToken(beta), `?connection=${CONNECTION}`)).status).toBe(401);
    expect((await send(byToken(PAYLOAD), '?connection=somebody')).status).toBe(401);
    expect((await send(byToken(PAYLOAD), `?connection=${CONNECTION}`)).status).toBe(202);
    const siteless = { timestamp: 1, webhookEvent: 'issuelink_created' };
    expect((await send(byToken(siteless))).status).toBe(401);
    expect((await send(byToken(siteless), `?connection=${CONNECTION}`)).status).toBe(202);
  });

  it('one with a secret of its own hears also what calls itself otherwise: behind a proxy', async () => {
    const { send } = await open({ keys: () => [bodyKey()] });
    expect((await send(adminWebhook(SECRET, { payload: gamma }))).status).toBe(202);
  });
});

/** Headers as lists, so that one may come twice. */
function post(port: number, headers: Readonly<Record<string, string | readonly string[]>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const out = request({ port, host: '127.0.0.1', path: '/webhooks/jira', method: 'POST' }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    for (const [name, value] of Object.entries(headers)) out.setHeader(name, value);
    out.on('error', reject);
    out.end(TEXT);
  });
}
