import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { pagePolicy } from '../../../playground/web/page-html.ts';

export type Deed = Readonly<Record<string, unknown>> & { readonly verb: string };

export type Stage = {
  readonly origin: string;
  /** Everything the page did, oldest first. */
  readonly deeds: readonly Deed[];
  /** What the page is told when it asks: by verb. */
  readonly answers: Map<string, unknown>;
  /** What a deed comes to; `{ notice: null }` where nothing is said here. */
  readonly results: Map<string, (deed: Deed) => unknown>;
  /** A deed of this kind is answered only when this has come. */
  readonly waits: Map<string, Promise<unknown>>;
  /** Tells the page that something has changed. */
  announce(change: object): void;
  close(): Promise<void>;
};

/** For all test files of a worker. */
let bundled: ReturnType<typeof bundle> | null = null;

/** Serves the page's parts with answers made up by a test, under the page's own policy. */
export async function serveStage(): Promise<Stage> {
  bundled ??= bundle();
  const { script, style } = await bundled;
  const deeds: Deed[] = [];
  const answers = new Map<string, unknown>();
  const results = new Map<string, (deed: Deed) => unknown>();
  const waits = new Map<string, Promise<unknown>>();
  const listeners = new Set<ServerResponse>();
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': ['text/html', HTML],
    '/page.js': ['text/javascript', script],
    '/page.css': ['text/css', style],
  };
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    const file = files[pathname];
    if (file !== undefined) {
      res.writeHead(200, { 'content-type': `${file[0]}; charset=utf-8`, 'content-security-policy': pagePolicy });
      return void res.end(file[1]);
    }
    const verb = pathname.replace('/playground/api/', '');
    if (verb === 'live') {
      res.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 1000\n\n');
      listeners.add(res);
      return;
    }
    const deed = req.method === 'POST' ? { ...(await readJson(req)), verb } : null;
    if (deed !== null) deeds.push(deed);
    if (deed !== null) await waits.get(verb);
    const body = deed === null ? answers.get(verb) : (results.get(verb)?.(deed) ?? { notice: null });
    res.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(body ?? { notice: 'unknown' }));
  };
  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ deeds, answers, results, waits },
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    announce(change) {
      for (const res of listeners) res.write(`data: ${JSON.stringify(change)}\n\n`);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Parts of the page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css"></head><body><div id="root"></div>
<script type="module" src="/page.js"></script></body></html>`;

async function bundle(): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('stage.tsx', import.meta.url))],
    ...{ outdir: 'page', bundle: true, write: false, format: 'esm', target: 'es2022', jsx: 'automatic' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  // Its helper process is not needed again.
  await stop();
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}

async function readJson(req: IncomingMessage): Promise<object> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as object;
}
