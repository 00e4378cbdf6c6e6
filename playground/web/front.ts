import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Page } from './bundle-page.ts';
import { pageHtml, pagePolicy } from './page-html.ts';
import { answerPage, PRIVATE_PREFIX, type PrivateApiNeeds } from './private-api.ts';
import { isMusters, passOn } from './proxy.ts';

export type FrontNeeds = PrivateApiNeeds & {
  readonly musterOrigin: string;
  /** May still be on its way: the page waits for it. */
  readonly page: Promise<Page>;
};

/** The server on PORT: Muster's own paths go on to Muster, the rest is the playground's page. */
export function createFront(needs: FrontNeeds): Server {
  return createServer((req, res) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    if (isMusters(path)) return passOn(req, res, needs.musterOrigin);
    if (!isFromHere(req)) return text(res, 403, 'Open the playground at http://localhost on this machine.\n');
    answer(needs, { req, res, path }).catch((error: unknown) => {
      console.error(`The playground failed at ${path}: ${error instanceof Error ? error.message : error}`);
      if (!res.headersSent) text(res, 500, 'The playground failed. The terminal says why.\n');
    });
  });
}

type Call = { readonly req: IncomingMessage; readonly res: ServerResponse; readonly path: string };

async function answer(needs: FrontNeeds, { req, res, path }: Call): Promise<void> {
  if (path.startsWith(PRIVATE_PREFIX)) return answerPage(needs, req, res);
  switch (path) {
    case '/':
      res.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' });
      res.end(pageHtml);
      return;
    default: {
      const content = path.startsWith(FILES) ? (await needs.page).get(path.slice(FILES.length)) : undefined;
      if (content !== undefined) return file(res, path.endsWith('.css') ? 'text/css' : 'text/javascript', content);
      return text(res, 404, 'There is nothing here. The playground is at /.\n');
    }
  }
}

const FILES = '/playground/';

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** A foreign web page must neither read nor press anything here, also not under a name that leads to loopback. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  const local = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host);
  return local && (origin === undefined || origin === `http://${host}`);
}

function file(res: ServerResponse, type: string, content: string): void {
  res.writeHead(200, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(content);
}

function text(res: ServerResponse, status: number, words: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words);
}
