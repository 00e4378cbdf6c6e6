import { gzipSync } from 'node:zlib';
import { eventPayload } from '../../fakes/slack/payloads.ts';
import { form, json, type SlackRequest, sign } from '../../fakes/slack/requests.ts';
import { signWebhook } from '../../support/webhooks.ts';
import { SIGNING_SECRET, WEBHOOK_SECRET } from './muster.ts';

export type Load = {
  readonly name: string;
  /** Statuses that are right; null is a connection closed without one: whoever goes on sending may lose the answer. */
  readonly expected: readonly (number | null)[];
  /** Memory it may cost while it is judged, in MB. Source: MUST-HOLD, check 33. */
  readonly mostMb: number;
  readonly atOnce: number;
  /** True where the server has to wait for its own time-out. */
  readonly slow: boolean;
  make(port: number): { readonly head: string; readonly body: Iterable<Buffer> };
};

const MIB = 1024 * 1024;
const LIMIT = 4 * MIB;
const REFUSED_MB = 64;
const GENUINE_MB = 160;

/** Every way of sending too much that is known, most of them refused, and the largest that is let in. */
export function refusedAndGenuineLoads(): Load[] {
  return [
    genuine('signed event of 4 MiB', 200, () => eventOf(LIMIT)),
    refused('signed event of 4 MiB + 1', [413, null], (port) => whole(port, eventOf(LIMIT + 1))),
    refused('signed event of 26 MB', [413, null], (port) => whole(port, eventOf(26_000_000))),
    refused('unsigned body of 4 MiB', [401, null], (port) => announced(port, LIMIT)),
    refused('unsigned body of 25 MB to an address of nobody', [404, null], (port) =>
      announced(port, 25_000_000, '/github'),
    ),
    ...webhookLoads(),
    refused('unsigned body without length, endless', [401, null], (port) => endless(port, {})),
    refused('forged body without length, endless', [413, null], (port) => endless(port, forgedHeaders())),
    refused('forged body of 4 MiB', [401], (port) => announced(port, LIMIT, '/slack/events', forgedHeaders())),
    { ...refused('100 forged bodies of 4 MiB at once', [401, 503, null], forged4), atOnce: 100 },
    { ...refused('100 unsigned bodies of 4 MiB at once', [401, null], (port) => announced(port, LIMIT)), atOnce: 100 },
    // What follows the announced length is read as the next request, and is none.
    refused('a length that is too short', [400, 401], (port) => withLength(port, -500)),
    { ...refused('a length that is too long', [408, null], (port) => withLength(port, 500)), slow: true },
    refused('signed gzip bomb of 50 MiB', [415], bomb),
    refused('a header of 1 MB', [431], (port) => ({
      head: headOf(port, { 'x-big': 'a'.repeat(1_000_000) }),
      body: [],
    })),
    refused('signed form of 100,000 fields', [400], (port) => whole(port, form({ secret: SIGNING_SECRET }, fields()))),
    // Deep nesting is no fault of itself: what isn't known is acknowledged and forgotten.
    refused('signed nest of 200,000 brackets', [200, 400], (port) => whole(port, nest())),
  ];
}

/** The same for webhooks, whose limit is GitHub's own. */
function webhookLoads(): Load[] {
  const at = (length: number, headers: Record<string, string>) => (port: number) =>
    announced(port, length, WEBHOOKS, headers);
  const forged = {
    'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    'x-github-event': 'push',
    'x-github-delivery': 'f',
  };
  return [
    {
      ...refused('signed webhook of 25 MiB', [202], (port) => signedWebhook(port, WEBHOOK_LIMIT)),
      mostMb: GENUINE_MB,
    },
    refused('signed webhook of 25 MiB + 1', [413, null], (port) => signedWebhook(port, WEBHOOK_LIMIT + 1)),
    refused('unsigned webhook of 25 MiB', [401, null], at(WEBHOOK_LIMIT, {})),
    refused('forged webhook of 25 MiB', [401], at(WEBHOOK_LIMIT, forged)),
    { ...refused('20 forged webhooks of 25 MiB at once', [401, 503, null], at(WEBHOOK_LIMIT, forged)), atOnce: 20 },
    refused('forged webhook without length, endless', [413, null], (port) => endless(port, forged, WEBHOOKS)),
    refused('signed webhook, packed by gzip', [415], (port) => {
      const packed = gzipSync(Buffer.alloc(50 * MIB));
      const headers = { ...webhookHeaders(packed), 'content-encoding': 'gzip' };
      return { head: headOf(port, { ...headers, 'content-length': String(packed.length) }, WEBHOOKS), body: [packed] };
    }),
  ];
}

const WEBHOOKS = '/webhooks/github';
const WEBHOOK_LIMIT = 25 * MIB;

/** A push whose body has exactly so many bytes. */
function signedWebhook(port: number, bytes: number): ReturnType<Make> {
  const wrap = (filler: string) => Buffer.from(JSON.stringify({ ref: 'refs/heads/main', filler }));
  const body = wrap('a'.repeat(bytes - wrap('').length));
  const headers = { ...webhookHeaders(body), 'content-length': String(body.length) };
  return { head: headOf(port, headers, WEBHOOKS), body: pieces(body) };
}

function webhookHeaders(body: Buffer): Record<string, string> {
  return {
    ...JSON_TYPE,
    'x-github-event': 'push',
    'x-github-delivery': `big-${body.length}`,
    'x-hub-signature-256': signWebhook(WEBHOOK_SECRET, body),
  };
}

type Make = Load['make'];

function refused(name: string, expected: Load['expected'], make: Make): Load {
  return { name, expected, mostMb: REFUSED_MB, atOnce: 1, slow: false, make };
}

function genuine(name: string, status: number, request: () => SlackRequest): Load {
  return { ...refused(name, [status], (port) => whole(port, request())), mostMb: GENUINE_MB };
}

function forged4(port: number): ReturnType<Make> {
  return announced(port, LIMIT, '/slack/events', forgedHeaders());
}

/** An event whose body has exactly so many bytes. */
function eventOf(bytes: number): SlackRequest {
  const payload = (filler: string) =>
    eventPayload({ event: { type: 'no_such_event', filler }, eventId: `EvBIG${bytes}`, eventTime: 1_790_000_000 });
  const room = bytes - JSON.stringify(payload('')).length;
  return json({ secret: SIGNING_SECRET }, payload('a'.repeat(room)));
}

function fields(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, 'v']));
}

function nest(): SlackRequest {
  const body = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  return signedText(body, { 'content-type': 'application/json' });
}

function bomb(port: number): ReturnType<Make> {
  const packed = gzipSync(Buffer.alloc(50 * MIB));
  const { headers } = signedText(packed.toString('latin1'), { 'content-type': 'application/json' });
  const head = headOf(port, { ...headers, 'content-encoding': 'gzip', 'content-length': String(packed.length) });
  return { head, body: [packed] };
}

/** A signed command whose announced length is off by so many bytes. */
function withLength(port: number, off: number): ReturnType<Make> {
  const { headers, body } = form({ secret: SIGNING_SECRET }, { command: '/task', text: 'a'.repeat(1_000) });
  return {
    head: headOf(port, { ...headers, 'content-length': String(body.length + off) }),
    body: [Buffer.from(body)],
  };
}

function signedText(body: string, more: Record<string, string>): SlackRequest {
  const at = Math.floor(Date.now() / 1000);
  const signature = sign(SIGNING_SECRET, body, at);
  return { body, headers: { ...more, 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature } };
}

/** In form and in time, but signed by nobody: it takes the whole body to find out. */
function forgedHeaders(): Record<string, string> {
  const at = Math.floor(Date.now() / 1000);
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${'0'.repeat(64)}` };
}

function whole(port: number, { headers, body }: SlackRequest): ReturnType<Make> {
  const bytes = Buffer.from(body);
  return { head: headOf(port, { ...headers, 'content-length': String(bytes.length) }), body: pieces(bytes) };
}

function announced(
  port: number,
  length: number,
  path = '/slack/events',
  headers: Record<string, string> = {},
): ReturnType<Make> {
  const head = headOf(port, { ...headers, ...JSON_TYPE, 'content-length': String(length) }, path);
  return { head, body: repeat(FILLER, Math.ceil(length / FILLER.length)) };
}

function endless(port: number, headers: Record<string, string>, path = '/slack/events'): ReturnType<Make> {
  const head = headOf(port, { ...headers, ...JSON_TYPE, 'transfer-encoding': 'chunked' }, path);
  const size = Buffer.from(`${FILLER.length.toString(16)}\r\n`);
  return { head, body: repeat(Buffer.concat([size, FILLER, Buffer.from('\r\n')]), 4_096) };
}

function headOf(port: number, headers: Readonly<Record<string, string>>, path = '/slack/events'): string {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const FILLER = Buffer.alloc(64 * 1024, 'a');

function* repeat(piece: Buffer, times: number): Iterable<Buffer> {
  for (let n = 0; n < times; n += 1) yield piece;
}

function* pieces(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += FILLER.length) yield bytes.subarray(at, at + FILLER.length);
}
