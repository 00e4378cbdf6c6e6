import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRandom } from '../../../src/adapters/system/random.ts';
import type { ApiKeyActor } from '../../../src/kit/actor.ts';
import { MusterError } from '../../../src/kit/errors.ts';
import type { ApiKeyId } from '../../../src/kit/ids.ts';
import { createHttpServer, type HttpServer } from '../../../src/platform/http/create-http-server.ts';
import { createFeatureRoute } from '../../../src/platform/http/feature-routes.ts';
import { createMetrics } from '../../../src/platform/metrics-prometheus.ts';
import type { HttpRoute } from '../../../src/ports/inbound/http.ts';
import { WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';

const opened: HttpServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

const TOKEN = (n: number) => `muster_${'0'.repeat(32)}${String(n).padStart(43, 'k')}`;
const actorOf = (token: string): ApiKeyActor => ({
  kind: 'api-key',
  workspaceId: WORKSPACE,
  keyId: token as ApiKeyId,
  name: 'robot',
  surface: 'api',
  requestKey: null,
});

const ROUTES: readonly HttpRoute[] = [
  {
    method: 'POST',
    path: '/api/things/:id',
    access: 'api-key',
    bodyMax: 1_000,
    run: async ({ actor, body, params, query }) => {
      const { name } = z.object({ name: z.string() }).parse(body);
      if (name === 'secret') throw new Error('canary inside');
      if (name === 'away') throw new MusterError('unavailable', 'Not now.', { retryAfterMs: 3_000 });
      return { kind: 'json', status: 201, body: { by: actor.name, name, ...params, ...query } };
    },
  },
  {
    method: 'GET',
    path: '/connect/here',
    access: 'open',
    run: async () => ({ kind: 'page', html: '<p>Hello</p>', formTo: 'https://github.com' }),
  },
  {
    method: 'GET',
    path: '/connect/away',
    access: 'open',
    run: async () => ({ kind: 'redirect', to: '/connect/here' }),
  },
];

async function open(more: { readonly keys?: number } = {}) {
  const tokens = new Set(Array.from({ length: more.keys ?? 1 }, (_, n) => TOKEN(n)));
  let asked = 0;
  let now = 0;
  const find = async (token: string) => {
    asked += 1;
    return tokens.has(token) ? actorOf(token) : null;
  };
  const pass = (ms: number) => {
    now += ms;
  };
  const address = { host: '127.0.0.1', port: 0 };
  const route = createFeatureRoute(ROUTES, { keys: { find }, now: () => now, log: silentLog });
  const server = createHttpServer({
    config: { server: { ...address, trustProxy: 0 }, metrics: address },
    ...{ log: silentLog, metrics: createMetrics(), random: createRandom(), readiness: [] },
    routes: [route],
  });
  opened.push(server);
  const { port } = await server.listen();
  const base = `http://127.0.0.1:${port}`;
  const post = async (body: unknown, headers: Readonly<Record<string, string>> = {}, token = TOKEN(0)) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const given = { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers };
    const answer = await fetch(`${base}/api/things/7?a=1&a=2`, { method: 'POST', body: text, headers: given });
    return { status: answer.status, body: await answer.json(), headers: answer.headers };
  };
  return { base, post, tokens, asked: () => asked, pass };
}

describe('an address of the API', () => {
  it('runs for whoever holds a key', async () => {
    const { post } = await open();
    const { status, body, headers } = await post({ name: 'x' }, { 'x-request-id': 'abc' });
    expect([status, body]).toEqual([201, { by: 'robot', name: 'x', id: '7', a: '1' }]);
    expect([headers.get('x-request-id'), headers.get('cache-control')]).toEqual(['abc', 'no-store']);
  });

  it.each([
    ['no key', { authorization: '' }, 401, 'UNAUTHORIZED'],
    ['another kind of key', { authorization: `Basic ${TOKEN(0)}` }, 401, 'UNAUTHORIZED'],
    ['an unknown key', { authorization: `Bearer ${TOKEN(99)}` }, 401, 'UNAUTHORIZED'],
    ['a compressed body', { 'content-encoding': 'gzip' }, 415, 'BAD_REQUEST'],
  ])('answers %s in words', async (_name, headers, status, code) => {
    const { post } = await open();
    const answer = await post({ name: 'x' }, headers);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message.length).toBeGreaterThan(10);
  });

  it.each([
    ['no JSON', '{', 400, 'BAD_REQUEST'],
    ['a missing field', { title: 'x' }, 400, 'VALIDATION_ERROR'],
    ['a body over its limit', { name: 'x'.repeat(1_000) }, 413, 'TOO_LARGE'],
    ['what breaks inside', { name: 'secret' }, 500, 'INTERNAL_ERROR'],
    ['what is away', { name: 'away' }, 503, 'UNAVAILABLE'],
  ])('answers %s in words', async (_name, body, status, code) => {
    const { post } = await open();
    const answer = await post(body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain('canary');
    if (status === 503) expect(answer.headers.get('retry-after')).toBe('3');
  });

  it('slows a key that asks ten times too often, and nobody else', async () => {
    const { post, pass } = await open({ keys: 2 });
    const wild = await Promise.all(Array.from({ length: 600 }, () => post({ name: 'x' })));
    const refused = wild.filter(({ status }) => status === 429);
    expect([wild.filter(({ status }) => status === 201).length, refused.length]).toEqual([60, 540]);
    for (const { headers } of refused.slice(0, 3)) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post({ name: 'x' }, {}, TOKEN(1))).status).toBe(201);
    pass(1_000);
    const again = await Promise.all(Array.from({ length: 20 }, () => post({ name: 'x' })));
    expect(again.filter(({ status }) => status === 201)).toHaveLength(10);
  });

  it('lets nobody guess quickly, and keys that are known go on', async () => {
    const { post, asked } = await open();
    await post({ name: 'x' });
    const before = asked();
    const guesses = await Promise.all(Array.from({ length: 300 }, (_, n) => post({ name: 'x' }, {}, TOKEN(1_000 + n))));
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([401, 429]));
    expect(asked() - before).toBeLessThanOrEqual(100);
    expect((await post({ name: 'x' })).status).toBe(201);
  });

  it('knows within seconds that a key was revoked', async () => {
    const { post, tokens, pass } = await open();
    expect((await post({ name: 'x' })).status).toBe(201);
    tokens.clear();
    pass(2_500);
    expect((await post({ name: 'x' })).status).toBe(401);
  });
});

describe('a page', () => {
  it('runs no script, and sends its form only where it says', async () => {
    const { base } = await open();
    const page = await fetch(`${base}/connect/here`);
    expect(await page.text()).toBe('<p>Hello</p>');
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' https://github.com",
    );
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const away = await fetch(`${base}/connect/away`, { redirect: 'manual' });
    expect([away.status, away.headers.get('location')]).toEqual([303, '/connect/here']);
  });
});
