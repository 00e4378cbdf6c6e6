import type { IncomingMessage, ServerResponse } from 'node:http';
import { people } from '../company.ts';
import type { Deeds } from '../deeds/create-deeds.ts';
import type { StateValues } from '../deeds/payloads.ts';
import type { Result } from '../deeds/result.ts';
import type { Place, UsedControl } from '../deeds/use-control.ts';
import type { Manifest } from '../muster/read-manifest.ts';
import type { MusterState } from '../muster/start-muster.ts';
import type { Changes } from '../slack/changes.ts';
import type { LocalSlack } from '../slack/open-slack.ts';
import { roomsOf } from '../slack/rooms.ts';
import { describeTimeline, describeWorld } from './describe-world.ts';
import { streamChanges } from './live.ts';

export type PrivateApiNeeds = {
  readonly slack: LocalSlack;
  readonly deeds: Deeds;
  readonly manifest: Manifest;
  readonly changes: Changes;
  readonly musterState: () => MusterState;
};

/** Where the page asks and acts: for this page only, nothing may build on it. */
export const PRIVATE_PREFIX = '/playground/api/';

/** Answers everything below the prefix. */
export async function answerPage(needs: PrivateApiNeeds, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://localhost');
  const verb = url.pathname.slice(PRIVATE_PREFIX.length);
  if (req.method === 'GET' && verb === 'live') return streamChanges(res, needs.changes);
  if (req.method === 'GET') return reply(res, await look(needs, verb, url.searchParams));
  const body = (await readJson(req)) as Deed | null;
  if (body === null || !isPerson(body.as)) return reply(res, null);
  reply(res, await act(needs.deeds, verb, body));
}

async function look(needs: PrivateApiNeeds, verb: string, query: URLSearchParams): Promise<unknown> {
  const { slack, manifest, musterState } = needs;
  if (verb === 'world') return describeWorld(slack, manifest, musterState());
  const personId = query.get('as') ?? '';
  if (!isPerson(personId)) return null;
  switch (verb) {
    case 'timeline': {
      const channelId = query.get('channel') ?? '';
      if (!roomsOf(personId).some(({ id }) => id === channelId)) return null;
      return describeTimeline(slack, { personId, channelId });
    }
    case 'modals':
      return musterState().kind === 'starting' ? [] : slack.views.modals(personId);
    case 'home':
      return { view: slack.views.home(personId) };
    default:
      return null;
  }
}

type Deed = {
  readonly as: string;
  readonly channelId: string;
  readonly text: string;
  readonly place: Place;
  readonly control: UsedControl;
  readonly viewId: string;
  readonly values: StateValues;
  readonly callbackId: string;
};

async function act(deeds: Deeds, verb: string, deed: Deed): Promise<Result | null> {
  const { as, place } = deed;
  switch (verb) {
    case 'say':
      return deeds.say(as, deed);
    case 'use':
      return deeds.use(as, deed);
    case 'submit':
      return deeds.submit(as, deed);
    case 'close':
      return deeds.close(as, deed.viewId);
    case 'open-home':
      return deeds.openHome(as);
    case 'shortcut':
      return deeds.shortcut(as, deed.callbackId);
    case 'message-shortcut':
      return place.kind === 'message' ? deeds.messageShortcut(as, { callbackId: deed.callbackId, place }) : null;
    default:
      return null;
  }
}

const isPerson = (id: unknown): boolean => people.some((person) => person.id === id);

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
