import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Answers, AppAnswer } from './answers.ts';
import type { Emulator } from './emulator.ts';
import type { Args, Method } from './methods.ts';

type Needs = {
  readonly botToken: string;
  readonly methods: Readonly<Record<string, Method>>;
  readonly answers: Answers;
};

export type WebApi = {
  readonly server: Server;
  /** Ends what was opened beneath. The server itself is its owner's to end. */
  close(): Promise<void>;
};

/** Slack's Web API and its `response_url`s over HTTP: what Muster takes for Slack. */
export function createWebApi({ botToken, methods, answers }: Needs): WebApi {
  let emulator: Promise<Emulator> | null = null;
  // Opened by the first who needs it: Muster mostly asks for what our own layer answers.
  const openEmulator = (): Promise<Emulator> => {
    emulator ??= import('./emulator.ts').then((door) => door.openEmulator(botToken));
    return emulator;
  };
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const path = (req.url ?? '').split('?')[0] ?? '';
    const args = readArgs(req.headers['content-type'] ?? '', await readBody(req));
    if (path.startsWith('/response/')) {
      const error = answers.use(path, args as AppAnswer);
      return send(res, error === null ? 200 : 404, error === null ? { ok: true } : { ok: false, error });
    }
    const name = path.startsWith('/api/') ? path.slice('/api/'.length) : '';
    if (!/^[a-z]+(\.[a-zA-Z]+)+$/.test(name)) return send(res, 200, { ok: false, error: 'unknown_method' });
    const token = (req.headers.authorization ?? '').replace(/^Bearer /, '') || String(args.token ?? '');
    if (token !== botToken) return send(res, 200, { ok: false, error: 'invalid_auth' });
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    send(res, 200, method === undefined ? await (await openEmulator()).call(name, args) : await method(args));
  };
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      console.error(`The local Slack failed at ${req.url}: ${error instanceof Error ? error.message : error}`);
      if (!res.headersSent) send(res, 500, { ok: false, error: 'internal_error' });
    });
  });
  return { server, close: async () => (await emulator?.catch(() => null))?.close() };
}

async function readBody(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function readArgs(contentType: string, body: string): Args {
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  const given: unknown = body === '' ? {} : JSON.parse(body);
  return typeof given === 'object' && given !== null ? (given as Args) : {};
}

function send(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
