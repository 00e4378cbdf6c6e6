import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type BlockKitCheck, loadBlockKitCheck } from './block-kit.ts';
import { createDeeds } from './deeds.ts';
import { createFaults } from './faults.ts';
import { readBody, sendJson } from './http.ts';
import { type Journal, openJournal } from './journal.ts';
import { createLimiter } from './limiter.ts';
import { createLooks } from './looks.ts';
import { takeUpload } from './methods/files.ts';
import type { Around } from './methods/method.ts';
import type { LocalSlackOptions } from './options.ts';
import { answerResponseUrl } from './response-urls.ts';
import { createSocketMode, type SocketMode } from './socket/socket-mode.ts';
import { answerWebApi, type WebApi } from './web-api.ts';
import { createWorld, type World } from './world.ts';

/** What can be asked of a local Slack, in its own process or through the control door. */
export type SlackControls = ReturnType<typeof createLooks> & ReturnType<typeof createDeeds> & SocketMode['controls'];

export type LocalSlack = SlackControls & {
  /** Base of the Web API; ends in `/api/`. */
  readonly url: string;
  readonly port: number;
  readonly journal: Journal;
  readonly world: World;
  /** Closes the door: connections are refused until `comeBack`. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A strict Slack on this machine: keeps what it is told, enforces Slack's limits, fails on demand, and writes down
 * everything. Reached like the real one, at `url`.
 */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const world = createWorld(options);
  const journal = openJournal({ file: options.journalFile, lean: options.lean ?? false });
  const faults = createFaults();
  const limiter = createLimiter(world.limits);
  const timers = new Set<NodeJS.Timeout>();
  const check = await loadBlockKitCheck();
  let server: Server | null = null;
  let port = options.port ?? 0;
  const origin = () => `http://127.0.0.1:${port}`;
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };
  const strict = options.strict ?? true;
  const socketMode = createSocketMode(world, origin);
  const aroundOf = aroundIn({ world, journal, check, strict, origin });
  const api: WebApi = {
    world,
    journal,
    faults,
    limiter,
    check,
    strict,
    origin,
    after,
    more: { 'apps.connections.open': socketMode.open },
  };
  const controls: SlackControls = {
    ...createLooks(world, journal),
    ...createDeeds({ world, journal, faults, limiter, aroundOf }),
    ...socketMode.controls,
  };
  const answer = createAnswer({ api, aroundOf, controls });

  const comeBack = async () => {
    server = createServer({ keepAliveTimeout: 30_000 }, answer);
    server.on('upgrade', (request, socket) => socketMode.accept(request, socket));
    port = await listen(server, port);
  };
  const goDown = async () => {
    const closing = server;
    server = null;
    socketMode.controls.dropSockets();
    closing?.closeAllConnections();
    await new Promise<void>((resolve) => (closing === null ? resolve() : closing.close(() => resolve())));
  };
  await comeBack();

  return {
    ...controls,
    url: `${origin()}/api/`,
    port,
    journal,
    world,
    goDown,
    comeBack,
    async close() {
      for (const timer of timers) clearTimeout(timer);
      socketMode.close();
      await goDown();
      journal.close();
    },
  };
}

type Rooms = { api: WebApi; aroundOf: (teamId: string) => Around; controls: SlackControls };

function createAnswer({ api, aroundOf, controls }: Rooms) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', api.origin());
    const work = url.pathname.startsWith('/api/')
      ? answerWebApi(api, { request, response, url })
      : url.pathname.startsWith('/response/')
        ? answerResponseUrl(aroundOf, { request, response, url: `${api.origin()}${url.pathname}` })
        : url.pathname.startsWith('/upload/')
          ? answerUpload(aroundOf, { request, response, path: url.pathname })
          : answerControl(controls, { request, response, name: url.pathname.slice('/control/'.length) });
    work.catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return;
      sendJson(response, { ok: false, error: `the local Slack failed: ${error}` }, { status: 500 });
    });
  };
}

/** The bytes of a file, without a token: the address is the right. */
async function answerUpload(
  aroundOf: Rooms['aroundOf'],
  { request, response, path }: { request: IncomingMessage; response: ServerResponse; path: string },
): Promise<void> {
  const [, , teamId = '', fileId = ''] = path.split('/');
  let length = 0;
  for await (const part of request) length += (part as Buffer).length;
  const taken = takeUpload(aroundOf(teamId), fileId, length);
  response.writeHead(taken ? 200 : 400, { 'content-type': 'text/plain' }).end(taken ? `OK - ${length}` : 'no');
}

/** `POST /control/<name>` with a JSON list of arguments; the answer is `{ result }`. */
async function answerControl(
  controls: SlackControls,
  { request, response, name }: { request: IncomingMessage; response: ServerResponse; name: string },
): Promise<void> {
  const body = await readBody(request);
  if (!Object.hasOwn(controls, name)) return sendJson(response, { error: `no control ${name}` }, { status: 404 });
  const args: unknown = JSON.parse(body === '' ? '[]' : body);
  const control = controls[name as keyof SlackControls] as (...given: unknown[]) => unknown;
  const result = await control(...(Array.isArray(args) ? args : [args]));
  sendJson(response, { result: result ?? null });
}

function aroundIn(rooms: {
  world: World;
  journal: Journal;
  check: BlockKitCheck;
  strict: boolean;
  origin: () => string;
}) {
  return (teamId: string): Around => {
    const { world, journal, check, strict } = rooms;
    const workspace = world.workspaces.get(teamId) ?? world.workspaceOf();
    return { world, workspace, journal, check, strict, origin: rooms.origin() };
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
