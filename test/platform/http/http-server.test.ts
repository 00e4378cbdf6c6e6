import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Router } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRandom } from '../../../src/adapters/system/random.ts';
import { MusterError, UnknownOutcome } from '../../../src/kit/errors.ts';
import {
  createHttpServer,
  type HttpServer,
  type HttpServerOptions,
} from '../../../src/platform/http/create-http-server.ts';
import type { Route } from '../../../src/platform/http/routes.ts';
import { createMetrics } from '../../../src/platform/metrics-prometheus.ts';
import { silentLog } from '../../support/silent-log.ts';

const opened: HttpServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function open(options: Partial<Pick<HttpServerOptions, 'routes' | 'readiness'>> = {}) {
  const address = { host: '127.0.0.1', port: 0 };
  const server = createHttpServer({
    config: { server: { ...address, trustProxy: 0 }, metrics: address },
    log: silentLog,
    metrics: createMetrics(),
    random: createRandom(),
    routes: [],
    readiness: [],
    ...options,
  });
  const { port, metricsPort } = await server.listen();
  opened.push(server);
  return { server, port, base: `http://127.0.0.1:${port}`, figures: `http://127.0.0.1:${metricsPort}` };
}

const echo: Route = {
  kind: 'raw',
  method: 'POST',
  path: '/slack/events',
  async handle(req, res, { requestId }) {
    let body = '';
    for await (const part of req) body += part;
    if (body === 'throw') throw new Error('secret inside');
    res.end(`${requestId} ${body}`);
  },
};

function failing(path: string, fault: () => unknown): Route {
  const router = Router();
  router.get('/:id', () => {
    throw fault();
  });
  return { kind: 'router', path, router };
}

describe('a raw route', () => {
  it('is met before Express, whatever the query', async () => {
    const { base } = await open({ routes: [echo] });
    const answer = await fetch(`${base}/slack/events?x=1`, {
      method: 'POST',
      body: 'hello',
      headers: { 'x-request-id': 'abc-1' },
    });
    expect(await answer.text()).toBe('abc-1 hello');
    expect(answer.headers.get('x-request-id')).toBe('abc-1');
  });

  it('answers another method with 405', async () => {
    const { base } = await open({ routes: [echo] });
    const answer = await fetch(`${base}/slack/events`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('that fails is answered 500 without its reason', async () => {
    const { base } = await open({ routes: [echo] });
    const answer = await fetch(`${base}/slack/events`, { method: 'POST', body: 'throw' });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
  });
});

describe('a request id', () => {
  it.each([
    ['<script>', false],
    ['a'.repeat(65), false],
    ['a b', false],
    ['', false],
    ['Trace.01_x-y', true],
  ])('given as %j is kept: %s', async (given, kept) => {
    const { base } = await open();
    const answer = await fetch(`${base}/healthz`, { headers: { 'x-request-id': given } });
    const id = answer.headers.get('x-request-id') ?? '';
    expect(id === given).toBe(kept);
    expect(id).toMatch(/^[\w.-]{1,64}$/);
  });
});

const errorOf = (body: unknown) =>
  z.object({ error: z.object({ code: z.string(), details: z.array(z.unknown()) }) }).parse(body).error;

describe('a failure', () => {
  const form = z.object({ title: z.string() });
  it.each([
    ['invalid', () => new MusterError('invalid', 'No.', { fields: { due: 'Write a date.' } }), 400, 'VALIDATION_ERROR'],
    ['not found', () => new MusterError('not-found', 'No.'), 404, 'NOT_FOUND'],
    ['forbidden', () => new MusterError('forbidden', 'No.'), 403, 'FORBIDDEN'],
    ['conflict', () => new MusterError('conflict', 'No.'), 409, 'CONFLICT'],
    ['limit', () => new MusterError('limit', 'No.', { retryAfterMs: 2_500 }), 429, 'RATE_LIMITED'],
    ['unavailable', () => new MusterError('unavailable', 'No.'), 503, 'UNAVAILABLE'],
    ['unknown outcome', () => new UnknownOutcome(new Error('reset')), 503, 'UNAVAILABLE'],
    ['zod', () => form.safeParse({}).error, 400, 'VALIDATION_ERROR'],
    ['a parser’s refusal', () => Object.assign(new Error('too large'), { status: 413 }), 413, 'TOO_LARGE'],
    ['anything else', () => new Error('secret inside'), 500, 'INTERNAL_ERROR'],
    ['a string', () => 'secret inside', 500, 'INTERNAL_ERROR'],
  ])('that is %s has its status and shape', async (_, fault, status, code) => {
    const { base } = await open({ routes: [failing('/api/things', fault), failing('/pages', fault)] });
    const api = await fetch(`${base}/api/things/1`);
    const text = await api.text();
    expect([api.status, JSON.parse(text).error.code]).toEqual([status, code]);
    expect(text).not.toContain('secret');
    const page = await fetch(`${base}/pages/1`);
    expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/plain; charset=utf-8']);
    expect(await page.text()).not.toContain('secret');
  });

  it('names the fields, and how long to wait in whole seconds', async () => {
    const fault = () =>
      new MusterError('limit', 'Slow down.', { retryAfterMs: 2_500, fields: { due: 'Write a date.' } });
    const { base } = await open({ routes: [failing('/api/things', fault)] });
    const answer = await fetch(`${base}/api/things/1`);
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(errorOf(await answer.json()).details).toEqual([{ field: 'due', issue: 'Write a date.' }]);
  });

  it('to find anything is 404: JSON under /api, plain elsewhere, with safe headers and no signature of the software', async () => {
    const { base } = await open();
    expect(errorOf(await (await fetch(`${base}/api/none`)).json()).code).toBe('NOT_FOUND');
    const answer = await fetch(`${base}/%2e%2e/none`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${base}/api/%ff`)).status).toBeLessThan(500);
  });
});

describe('/readyz', () => {
  const check = (name: string, critical: boolean, run: () => Promise<unknown>) => ({ name, critical, check: run });
  const down = () => Promise.reject(new Error('password=secret'));
  const ask = async (base: string) => {
    const answer = await fetch(`${base}/readyz`);
    return [answer.status, await answer.json()];
  };

  it('is 200 when all is well, and degraded when only Slack is away', async () => {
    const { base } = await open({ readiness: [check('store', true, async () => {}), check('slack', false, down)] });
    expect(await ask(base)).toEqual([200, { status: 'ready', reasons: [], degraded: ['slack'] }]);
  });

  it('is 503 with the class of the reason alone, while /healthz stays 200', async () => {
    const { base } = await open({ readiness: [check('store', true, down), check('slack', false, down)] });
    expect(await ask(base)).toEqual([503, { status: 'not-ready', reasons: ['store'], degraded: ['slack'] }]);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });

  it('answers about a database that answers nothing, and asks it only once meanwhile', async () => {
    let asked = 0;
    const silent = () => {
      asked += 1;
      return new Promise(() => {});
    };
    const { base } = await open({ readiness: [check('store', true, silent)] });
    const [first] = await Promise.all([ask(base), ask(base), ask(base)]);
    expect(first?.[0]).toBe(503);
    expect(asked).toBe(1);
  });
});

describe('/metrics', () => {
  it('has its own port, the process’s figures and request times by pattern', async () => {
    const router = Router();
    router.get('/tasks/:id', (_req, res) => void res.json({}));
    const { base, figures } = await open({ routes: [echo, { kind: 'router', path: '/api', router }] });
    await fetch(`${base}/api/tasks/T-12`);
    await fetch(`${base}/nowhere/at/all`);
    await fetch(`${base}/slack/events`, { method: 'POST', body: 'x' });
    await expect
      .poll(async () => (await fetch(`${figures}/metrics`)).text())
      .toMatch(/route="\/slack\/events",result="2xx"/);
    const text = await (await fetch(`${figures}/metrics`)).text();
    expect(text).toContain('route="/api/tasks/:id",result="2xx"');
    expect(text).toContain('route="none",result="4xx"');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain('T-12');
    expect((await fetch(`${base}/metrics`)).status).toBe(404);
    expect((await fetch(`${figures}/`)).status).toBe(404);
  });
});

describe('slow and oversized senders', () => {
  function hold(port: number, first: string): { socket: Socket; closed: Promise<void> } {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    const drip = setInterval(() => socket.write('a'), 1_000);
    if (first === '') clearInterval(drip);
    else socket.write(first);
    const closed = new Promise<void>((resolve) => {
      socket.on('close', () => {
        clearInterval(drip);
        resolve();
      });
    });
    socket.resume();
    return { socket, closed };
  }

  it('are closed, whether they drip a header, drip a body, say nothing or keep a used connection', async () => {
    const { base, port } = await open({ routes: [echo] });
    const kinds = [
      'POST /slack/events HTTP/1.1\r\nHost: x\r\nX-Slow: ',
      'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n',
      '',
      'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
    ];
    const held = Array.from({ length: 200 }, (_, n) => hold(port, kinds[n % kinds.length] ?? ''));
    const answer = await fetch(`${base}/slack/events`, { method: 'POST', body: 'genuine' });
    expect(answer.status).toBe(200);
    await Promise.all(held.map(({ closed }) => closed));
  });

  it('with headers beyond 16 kB are refused', async () => {
    const { port } = await open();
    const status = await new Promise<number>((resolve, reject) => {
      const req = request(
        { port, host: '127.0.0.1', path: '/healthz', headers: { 'x-big': 'a'.repeat(20_000) } },
        (res) => {
          res.resume();
          resolve(res.statusCode ?? 0);
        },
      );
      req.on('error', reject).end();
    });
    expect(status).toBe(431);
  });
});

describe('a stop', () => {
  it('finishes what runs, refuses what comes later, and is harmless when repeated', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let arrived = () => {};
    const started = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const slow: Route = {
      kind: 'raw',
      method: 'GET',
      path: '/slow',
      async handle(_req, res) {
        arrived();
        await held;
        res.end('done');
      },
    };
    const { server, base } = await open({ routes: [slow] });
    const running = fetch(`${base}/slow`);
    await started;
    const closed = Promise.all([server.close(), server.close()]);
    await expect
      .poll(() =>
        fetch(`${base}/healthz`).then(
          () => 'open',
          () => 'refused',
        ),
      )
      .toBe('refused');
    release();
    expect(await (await running).text()).toBe('done');
    await closed;
  });

  it('tells clients that keep their connections to leave before it cuts them', async () => {
    const { server, port } = await open({ routes: [echo] });
    const agent = new Agent({ keepAlive: true, maxSockets: 5 });
    const failures: string[] = [];
    const send = () =>
      new Promise<boolean>((resolve) => {
        const req = request({ agent, port, host: '127.0.0.1', path: '/slack/events', method: 'POST' }, (res) => {
          res.resume().on('end', () => resolve(res.headers.connection !== 'close'));
        });
        req.on('error', (error) => {
          failures.push(error.message);
          resolve(false);
        });
        req.end('x');
      });
    const client = async () => {
      while (await send());
    };
    const clients = Array.from({ length: 5 }, client);
    await send();
    await server.close();
    await Promise.all(clients);
    agent.destroy();
    expect(failures).toEqual([]);
  });
});
