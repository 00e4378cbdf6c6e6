import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Changes } from '../slack/changes.ts';
import { type ActNeeds, act, type Deed } from './act.ts';
import { streamChanges } from './live.ts';
import { isPerson, type LookNeeds, look } from './look.ts';

export type PrivateApiNeeds = LookNeeds & ActNeeds & { readonly changes: Changes };

/** Where the page asks and acts: for this page only, nothing may build on it. */
export const PRIVATE_PREFIX = '/playground/api/';

/** Answers everything below the prefix. */
export async function answerPage(needs: PrivateApiNeeds, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://localhost');
  const verb = url.pathname.slice(PRIVATE_PREFIX.length);
  if (req.method === 'GET' && verb === 'live') return streamChanges(res, needs.changes);
  if (req.method === 'GET') return reply(res, await look(needs, verb, url.searchParams));
  const deed = (await readJson(req)) as Deed | null;
  if (deed === null || !isPerson(deed.as)) return reply(res, null);
  reply(res, await act(needs, verb, deed));
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}

/** @param body null when there is no such thing */
function reply(res: ServerResponse, body: unknown): void {
  res.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body ?? { notice: 'The playground does not know this. Reload the page.' }));
}
