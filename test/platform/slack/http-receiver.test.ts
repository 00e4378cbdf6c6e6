import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { CommandArgs, SlackListeners } from '../../../src/ports/inbound/slack.ts';
import * as slack from '../../fakes/slack/requests.ts';
import { testDatabase } from '../../support/database.ts';
import { openRig, type Rig, type RigOptions, SECRET, TEAM } from './rig.ts';

const db = testDatabase();
const signer = { secret: SECRET };
let rig: Rig | null = null;
let ran: string[] = [];

const listeners: SlackListeners = {
  commands: {
    '/task': {
      help: [{ usage: '/task', does: 'makes a task' }],
      run: async ({ text }: CommandArgs) => {
        ran.push(text);
        return { kind: 'nothing' };
      },
    },
  },
  events: {
    ping: async () => {
      ran.push('ping');
    },
  },
};

async function open(options: RigOptions = {}): Promise<Rig> {
  ran = [];
  rig = await openRig(db.store, { listeners: [listeners], ...options });
  return rig;
}

afterEach(async () => {
  await rig?.close();
  rig = null;
});

describe('the Slack address', () => {
  it('lets every genuine form of request in', async () => {
    const { send } = await open();
    const charset = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const command = slack.slashCommand(signer, { command: '/task', text: 'Fix ünïcode 😀' });
    const event = slack.eventCallback(signer, { event: { type: 'ping' } });
    const second = slack.slashCommand(signer, { command: '/task', text: 'two' });
    const requests = [
      command,
      { body: second.body, headers: { ...second.headers, ...charset } },
      event,
      slack.eventCallback(signer, { event: { type: 'nobody_listens' } }),
      slack.interaction(signer, { type: 'something_new', user: { id: 'U1' } }),
    ];
    for (const each of requests) expect((await send(each)).status).toBe(200);
    await rig?.platform.inbox.idle();
    expect(ran).toEqual(['Fix ünïcode 😀', 'two', 'ping']);
  });

  it('proves to Slack that the address is ours', async () => {
    const { send } = await open();
    const answer = await send(slack.urlVerification(signer, '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P'));
    expect([answer.status, answer.text]).toEqual([200, '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P']);
    const unsigned = { ...slack.urlVerification(signer, 'abc'), headers: { 'content-type': 'application/json' } };
    expect((await send(unsigned)).status).toBe(401);
  });

  it('answers the unsigned certificate probe and nothing that hides behind it', async () => {
    const { send } = await open();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(slack.sslCheck())).status).toBe(200);
    const { body } = slack.slashCommand(signer, { command: '/task', text: 'smuggled' });
    const event = JSON.stringify({ ssl_check: 1, type: 'event_callback', event_id: 'Ev1', event: { type: 'ping' } });
    const smuggled = [
      { body: `ssl_check=1&${body}`, headers: form },
      { body: `ssl_check=1&payload=${encodeURIComponent('{"type":"block_actions"}')}`, headers: form },
      { body: 'ssl_check=true', headers: form },
      { body: 'ssl_check=0', headers: form },
      { body: 'ssl_check=1&ssl_check=1', headers: form },
      { body: 'ssl_check=1', headers: { 'content-type': 'application/json' } },
      { body: event, headers: { 'content-type': 'application/json' } },
      { body: `ssl_check=1&token=${'x'.repeat(9_000)}`, headers: form },
    ];
    for (const each of smuggled) expect((await send(each)).status).toBe(401);
    expect(ran).toEqual([]);
  });

  it('refuses a doubled signature header even when both are right', async () => {
    const { port } = await open();
    const { headers, body } = slack.slashCommand(signer, { command: '/task', text: 'twice' });
    const raw = Object.entries(headers).flat();
    const twice = [...raw, 'X-Slack-Signature', headers['x-slack-signature'] ?? ''];
    expect(await post(port, raw, body)).toBe(200);
    expect(await post(port, twice, body)).toBe(401);
    expect(ran).toEqual(['twice']);
  });

  it.each([[[]], [['']], [['   ']], [['changeme']]])('lets nothing in with the secrets %j', async (signingSecrets) => {
    const { send } = await open({ config: { signingSecrets } });
    const secret = signingSecrets[0] ?? '';
    const requests = [
      slack.slashCommand({ secret }, { command: '/task', text: 'x' }),
      slack.slashCommand({ secret: '' }, { command: '/task', text: 'x' }),
      slack.sslCheck(),
      slack.urlVerification({ secret }, 'abc'),
    ];
    for (const each of requests) expect((await send(each)).status).toBe(503);
    expect(ran).toEqual([]);
  });

  it('judges the time by its own clock, in both directions', async () => {
    let now = 1_800_000_000;
    const { send } = await open({ clock: { now: () => new Date(now * 1_000) } });
    const recorded = slack.slashCommand({ ...signer, timestamp: now }, { command: '/task', text: 'once' });
    const statuses: number[] = [];
    for (const step of [0, 1, 299, 301]) {
      now = 1_800_000_000 + step;
      statuses.push((await send(recorded)).status);
    }
    now = 1_800_000_000 - 301;
    statuses.push((await send(recorded)).status);
    expect(statuses).toEqual([200, 200, 200, 401, 401]);
  });

  it.each([
    ['null', 200],
    ['[]', 200],
    ['[null]', 200],
    ['0', 200],
    ['"x"', 200],
    ['{}', 200],
    ['{"type":null}', 200],
    ['{"type":"event_callback"}', 200],
    ['{"type":"event_callback","event":null}', 200],
    ['{"type":"event_callback","event":[]}', 200],
    ['{"type":"event_callback","event":{"type":5}}', 200],
    ['{"type":"block_actions"}', 200],
    ['{"type":"block_actions","actions":[]}', 200],
    ['{"type":"block_actions","actions":[{}],"user":{"id":"U1"}}', 200],
    ['{"type":"view_submission","view":null,"user":{"id":"U1"}}', 200],
    ['{"__proto__":{"type":"event_callback"}}', 200],
    ['{"type":"url_verification"}', 200],
    ['{"type":"app_rate_limited","team_id":"T1"}', 200],
    ['', 400],
    ['{', 400],
    ['nul', 400],
    ['{"a":1}}', 400],
  ])('answers the signed JSON body %s with %i', async (body, status) => {
    const { send } = await open();
    const signed = { body, headers: { ...rawSigned(body), 'content-type': 'application/json' } };
    expect((await send(signed)).status).toBe(status);
    expect((await send(slack.slashCommand(signer, { command: '/task', text: 'alive' }))).status).toBe(200);
  });

  it.each([
    ['200,000 open brackets', '['.repeat(200_000), 400],
    ['200,000 nested lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 200],
    ['100,000 nested objects', `{"type":"x","a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`, 200],
    ['an event 100,000 deep', deepEvent(), 200],
  ])('survives %s', async (_name, body, status) => {
    const { send, platform } = await open();
    const signed = { body, headers: { ...rawSigned(body), 'content-type': 'application/json' } };
    expect((await send(signed)).status).toBe(status);
    await platform.inbox.idle();
    expect((await send(slack.slashCommand(signer, { command: '/task', text: 'alive' }))).status).toBe(200);
  });

  it.each([
    ['command=/task&command=/task&user_id=U1', 400],
    ['payload={}&payload={}', 400],
    ['payload=%7B', 400],
    ['payload=null', 200],
    ['payload=', 400],
    ['', 200],
    ['command=/task', 200],
    ['command=task&user_id=U1', 200],
    ['user_id=U1', 200],
    ['%', 200],
  ])('answers the signed form %s with %i', async (body, status) => {
    const { send } = await open();
    const headers = { ...rawSigned(body), 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send({ body, headers })).status).toBe(status);
    expect(ran).toEqual([]);
  });

  it('refuses a form of 100,000 fields', async () => {
    const { send } = await open();
    const body = Array.from({ length: 100_000 }, (_, n) => `k${n}=1`).join('&');
    const headers = { ...rawSigned(body), 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send({ body, headers })).status).toBe(400);
  });

  it.each([
    ['text/plain'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=utf-16'],
    ['application/jsonp'],
    [''],
  ])('refuses the content type %j', async (type) => {
    const { send } = await open();
    const { body, headers } = slack.slashCommand(signer, { command: '/task', text: 'x' });
    expect((await send({ body, headers: { ...headers, 'content-type': type } })).status).toBe(415);
    expect(ran).toEqual([]);
  });

  it('refuses bytes that are no UTF-8, and packed bodies', async () => {
    const { port } = await open();
    const broken = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
    const json = ['content-type', 'application/json'];
    expect(await post(port, [...Object.entries(rawSigned(broken)).flat(), ...json], broken)).toBe(400);
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const packed = [...Object.entries(rawSigned(bomb)).flat(), ...json, 'content-encoding', 'gzip'];
    expect(await post(port, packed, bomb)).toBe(415);
  });

  it('takes 4 MiB to the byte, and not one more', async () => {
    const { port } = await open();
    const json = ['content-type', 'application/json'];
    const body = Buffer.from(`{"a":"${'x'.repeat(4 * 1024 * 1024 - 8)}"}`);
    expect(await post(port, [...Object.entries(rawSigned(body)).flat(), ...json], body)).toBe(200);
    const over = Buffer.concat([body, Buffer.from(' ')]);
    expect(await post(port, [...Object.entries(rawSigned(over)).flat(), ...json], over)).toBe(413);
  });

  it('reads neither an announced nor an endless body beyond its limit', async () => {
    const { port } = await open();
    const head = (more: string) => `POST /slack/events HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
    const claimed = `X-Slack-Request-Timestamp: ${nowS()}\r\nX-Slack-Signature: v0=${'a'.repeat(64)}\r\n`;
    expect(await firstLine(port, head(`Content-Length: 26000000\r\n${claimed}`))).toContain(' 413 ');
    expect(await firstLine(port, head('Content-Length: 26000000\r\n'))).toContain(' 401 ');
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const endless = head(`Transfer-Encoding: chunked\r\n${claimed}`);
    const sent = await pour(port, { head: endless, chunk, limit: 64 * 1024 * 1024 });
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('turns away at once what is more than it can answer, and recovers', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: SlackListeners = {
      commands: { '/slow': { help: [], run: async () => gate.then(() => ({ kind: 'nothing' as const })) } },
    };
    const { send } = await open({ listeners: [listeners, slow], config: { maxInFlight: 3 } });
    const waiting = Array.from({ length: 3 }, (_, n) =>
      send(slack.slashCommand(signer, { command: '/slow', text: String(n) })),
    );
    await expect
      .poll(async () => (await send(slack.slashCommand(signer, { command: '/task', text: 'x' }))).status)
      .toBe(503);
    const shed = await send(slack.slashCommand(signer, { command: '/task', text: 'shed' }));
    expect([shed.status, shed.headers.get('retry-after')]).toEqual([503, '1']);
    release();
    expect((await Promise.all(waiting)).map((answer) => answer.status)).toEqual([200, 200, 200]);
    await expect
      .poll(async () => (await send(slack.slashCommand(signer, { command: '/task', text: 'again' }))).status)
      .toBe(200);
    expect(ran).not.toContain('shed');
  });

  it('keeps its places for the genuine while others send slowly, signed in form or not at all', async () => {
    const { port, send } = await open({ config: { maxInFlight: 3 } });
    const claimed = `X-Slack-Request-Timestamp: ${nowS()}\r\nX-Slack-Signature: v0=${'a'.repeat(64)}\r\n`;
    const sockets = Array.from({ length: 10 }, (_, n) => {
      const socket = connect(port, '127.0.0.1');
      socket.write(
        `POST /slack/events HTTP/1.1\r\nHost: x\r\n${n % 2 === 0 ? claimed : ''}Content-Length: 500\r\n\r\na`,
      );
      return socket;
    });
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (let n = 0; n < 5; n += 1)
      expect((await send(slack.slashCommand(signer, { command: '/task', text: `served ${n}` }))).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    expect(ran).toHaveLength(5);
  });

  it('holds 8 MiB of unverified bodies at most, and small ones are served beside them', async () => {
    const { port, send } = await open();
    const claimed = `X-Slack-Request-Timestamp: ${nowS()}\r\nX-Slack-Signature: v0=${'a'.repeat(64)}\r\n`;
    const head = (length: number) =>
      `POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n${claimed}\r\n`;
    const probe = () => firstLine(port, head(200_000) + 'x'.repeat(200_000));
    const most = 4 * 1024 * 1024;
    const held = Array.from({ length: 2 }, () => connect(port, '127.0.0.1'));
    for (const socket of held) socket.write(head(most) + 'x'.repeat(most - 1));
    await expect.poll(probe, { timeout: 10_000 }).toContain(' 503 ');
    expect((await send(slack.slashCommand(signer, { command: '/task', text: 'small' }))).status).toBe(200);
    for (const socket of held) socket.destroy();
    await expect.poll(probe).toContain(' 401 ');
  });

  it('survives senders who leave in the middle', async () => {
    const { port, send } = await open();
    const socket = connect(port, '127.0.0.1');
    const { headers } = slack.slashCommand(signer, { command: '/task', text: 'gone' });
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n${lines.join('')}\r\ncommand=`);
    await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    expect((await send(slack.slashCommand(signer, { command: '/task', text: 'alive' }))).status).toBe(200);
    expect(ran).toEqual(['alive']);
  });

  it('says which workspace it is for when a signed request comes from another', async () => {
    const { send } = await open();
    const sender = { teamId: 'T0STRANGERS', userId: 'U0ANA' };
    const answer = await send(slack.slashCommand(signer, { command: '/task', text: 'x' }, sender));
    expect([answer.status, answer.body.text]).toEqual([200, expect.stringContaining('another organisation')]);
    expect(TEAM).not.toBe(sender.teamId);
    expect(ran).toEqual([]);
  });
});

function deepEvent(): string {
  const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  return `{"type":"event_callback","event_id":"Ev0DEEP","team_id":"${TEAM}","event":{"type":"ping","deep":${deep}}}`;
}

const nowS = () => Math.floor(Date.now() / 1_000);

function rawSigned(body: string | Buffer): Record<string, string> {
  const at = nowS();
  const text = typeof body === 'string' ? body : null;
  return {
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': text === null ? signBytes(body as Buffer, at) : slack.sign(SECRET, text, at),
  };
}

function signBytes(body: Buffer, at: number): string {
  return `v0=${createHmac('sha256', SECRET).update(`v0:${at}:`).update(body).digest('hex')}`;
}

/** Headers as a list, so that one may come twice. */
function post(port: number, headers: readonly string[], body: string | Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const out = request({ port, host: '127.0.0.1', path: '/slack/events', method: 'POST', setHost: false }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    for (const name of new Set(headers.filter((_, n) => n % 2 === 0).map((each) => each.toLowerCase()))) {
      const values = headers.filter((_, n) => n % 2 === 1 && headers[n - 1]?.toLowerCase() === name);
      out.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
    }
    out.setHeader('host', 'localhost');
    out.on('error', reject);
    out.end(body);
  });
}

function firstLine(port: number, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(head));
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

/** Writes until the server hangs up. @returns bytes written */
function pour(port: number, { head, chunk, limit }: { head: string; chunk: string; limit: number }): Promise<number> {
  return new Promise((resolve) => {
    let sent = 0;
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head);
      more();
    });
    const more = () => {
      while (sent < limit && !socket.destroyed) {
        sent += chunk.length;
        if (!socket.write(chunk)) return void socket.once('drain', more);
      }
      socket.end();
    };
    socket.on('error', () => {});
    socket.on('close', () => resolve(sent));
    socket.resume();
  });
}
