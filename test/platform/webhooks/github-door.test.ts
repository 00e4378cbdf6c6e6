import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebhookKey } from '../../../src/ports/inbound/webhook-keys.ts';
import { testDatabase } from '../../support/database.ts';
import { signWebhook, type WebhookRequest, webhook } from '../../support/webhooks.ts';
import { key, openWebhookRig, SECRET, type WebhookRig, type WebhookRigOptions } from './rig.ts';

const db = testDatabase();
const PAYLOAD = { action: 'opened', text: 'ünïcode 😀', nested: { b: 1, a: [1, 2.5, null] } };
const TEXT = JSON.stringify(PAYLOAD, null, 2);
let rig: WebhookRig | null = null;

async function open(options: WebhookRigOptions = {}): Promise<WebhookRig> {
  rig = await openWebhookRig(db.store, options);
  return rig;
}

afterEach(async () => {
  await rig?.close();
  rig = null;
});

const genuine = (secret = SECRET) => webhook(secret, { event: 'push', payload: TEXT });
const kept = async () => (await db.store.sql`select count(*)::int as n from deliveries`)[0]?.n;
const hex = (algorithm: string, secret: string, body: string | Buffer) =>
  createHmac(algorithm, secret).update(body).digest('hex');

/** The genuine request with this signature header, or without one. */
function signedBy(signature: string | null, more: Readonly<Record<string, string>> = {}): WebhookRequest {
  const { 'x-hub-signature-256': _, ...headers } = genuine().headers;
  return {
    body: TEXT,
    headers: { ...headers, ...(signature !== null && { 'x-hub-signature-256': signature }), ...more },
  };
}

const right = signWebhook(SECRET, TEXT);
const FORGERIES: readonly (readonly [string, WebhookRequest])[] = [
  ['no signature', signedBy(null)],
  ['SHA-1 alone', signedBy(null, { 'x-hub-signature': `sha1=${hex('sha1', SECRET, TEXT)}` })],
  ['SHA-1 in the place of SHA-256', signedBy(`sha1=${hex('sha1', SECRET, TEXT)}`)],
  ['SHA-256 under the old header', signedBy(null, { 'x-hub-signature': right })],
  ['an empty header', signedBy('')],
  ['an empty digest', signedBy('sha256=')],
  ['half a digest', signedBy(right.slice(0, 39))],
  ['upper-case digits', signedBy(`sha256=${right.slice(7).toUpperCase()}`)],
  ['an upper-case method', signedBy(`SHA256=${right.slice(7)}`)],
  ['no method', signedBy(right.slice(7))],
  ['another method', signedBy(`sha512=${hex('sha512', SECRET, TEXT)}`)],
  ['rubbish behind it', signedBy(`${right}00`)],
  ['a blank inside', signedBy(`sha256= ${right.slice(7)}`)],
  ['two digests in one header', signedBy(`${right},${right}`)],
  ['another secret', signedBy(signWebhook('another-secret-of-somebody-else', TEXT))],
  ['an empty secret', signedBy(signWebhook('', TEXT))],
  ['the secret with a line break', signedBy(signWebhook(`${SECRET}\n`, TEXT))],
  ['base64 instead of hex', signedBy(`sha256=${createHmac('sha256', SECRET).update(TEXT).digest('base64')}`)],
  ['a hash without the secret', signedBy(`sha256=${'0'.repeat(64)}`)],
  ['the JSON written anew', signedBy(signWebhook(SECRET, JSON.stringify(PAYLOAD)))],
  ['a BOM that was not signed', { ...signedBy(right), body: `\ufeff${TEXT}` }],
  ['a line break more', { ...signedBy(right), body: `${TEXT}\n` }],
  ['a letter less', { ...signedBy(right), body: TEXT.slice(0, -1) }],
  ['an empty body', { ...signedBy(right), body: '' }],
  ['other letters of the same look', { ...signedBy(right), body: TEXT.normalize('NFD') }],
  ['Latin-1 instead of UTF-8', { ...signedBy(right), body: Buffer.from(TEXT, 'latin1') }],
  ['Slack’s kind of signature', signedBy(`v0=${right.slice(7)}`)],
];

describe('the GitHub address', () => {
  it('lets in what is signed over its bytes, with either secret while one is replaced', async () => {
    const { send } = await open({ keys: () => [key('the-new-secret-0123456789'), key()] });
    const bom = Buffer.from(`\ufeff${TEXT}`);
    const requests = [
      genuine(),
      genuine('the-new-secret-0123456789'),
      webhook(SECRET, { event: 'ping', payload: '{}' }),
      webhook(SECRET, { event: 'an_event_of_tomorrow', payload: { zen: 'Keep it logically awesome.' } }),
      { ...genuine(), body: bom, headers: { ...genuine().headers, 'x-hub-signature-256': signWebhook(SECRET, bom) } },
      webhook(SECRET, { event: 'push', payload: TEXT, headers: { 'content-type': 'application/json; charset=utf-8' } }),
      webhook(SECRET, {
        event: 'push',
        payload: `payload=${encodeURIComponent(TEXT)}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    ];
    for (const each of requests) expect((await send(each)).status).toBe(202);
    expect(await kept()).toBe(requests.length);
  });

  it.each(FORGERIES)('lets nothing in that is signed with %s', async (_name, forged) => {
    const { send } = await open();
    const { status, text } = await send(forged);
    expect([status, await kept()]).toEqual([401, 0]);
    expect(text).not.toContain(SECRET);
  });

  it('refuses a doubled signature header even when both are right', async () => {
    const { port } = await open();
    const { headers } = genuine();
    const twice = { ...headers, 'x-hub-signature-256': [right, right] };
    expect([await post(port, headers), await post(port, twice)]).toEqual([202, 401]);
    expect(await kept()).toBe(1);
  });

  it.each([[[]], [['']], [['   ']], [['short']]])('lets nothing in with the secrets %j', async (secrets) => {
    const { send } = await open({ keys: () => secrets.map(key) });
    const { status, text } = await send(genuine(secrets[0] ?? ''));
    expect([status, text]).toEqual([503, 'No webhook secret is set, so nothing from GitHub can be let in.\n']);
    expect(await kept()).toBe(0);
  });

  it('knows a secret that was set a moment ago', async () => {
    const keys: WebhookKey[] = [key('the-first-secret-0123456789')];
    const { send } = await open({ keys: () => keys });
    expect((await send(genuine('the-first-secret-0123456789'))).status).toBe(202);
    keys.push(key());
    await expect.poll(async () => (await send(genuine())).status).toBe(202);
  });

  it.each([
    ['no event', { 'x-github-event': '' }, 400],
    ['an event that is none', { 'x-github-event': 'push; drop' }, 400],
    ['no delivery', { 'x-github-delivery': '' }, 400],
    ['a delivery of 300 letters', { 'x-github-delivery': 'a'.repeat(300) }, 400],
    ['another content type', { 'content-type': 'text/plain' }, 415],
    ['a compressed body', { 'content-encoding': 'gzip' }, 415],
  ])('answers %s in words', async (_name, headers, status) => {
    const { send } = await open();
    const answer = await send(webhook(SECRET, { event: 'push', payload: TEXT, headers }));
    expect([answer.status, answer.text.length > 10, await kept()]).toEqual([status, true, 0]);
  });

  it('never unpacks what is signed and compressed', async () => {
    const { send } = await open();
    const bomb = gzipSync(Buffer.alloc(5 * 1024 * 1024));
    const headers = {
      ...genuine().headers,
      'content-encoding': 'gzip',
      'x-hub-signature-256': signWebhook(SECRET, bomb),
    };
    expect((await send({ body: bomb, headers })).status).toBe(415);
  });

  it('keeps a repetition once, and asks for more patience when it is busy', async () => {
    const { send } = await open();
    const one = genuine();
    for (let n = 0; n < 3; n += 1) expect((await send(one)).status).toBe(202);
    expect(await kept()).toBe(1);
    await rig?.close();
    const busy = await open({ maxInFlight: 0 });
    expect((await busy.send(genuine())).status).toBe(503);
  });
});

/** Headers as lists, so that one may come twice. */
function post(port: number, headers: Readonly<Record<string, string | readonly string[]>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const out = request({ port, host: '127.0.0.1', path: '/webhooks/github', method: 'POST' }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    for (const [name, value] of Object.entries(headers)) out.setHeader(name, value);
    out.on('error', reject);
    out.end(TEXT);
  });
}
