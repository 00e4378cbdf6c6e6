import type { IncomingMessage } from 'node:http';
import type { WebhookKey } from '../../ports/inbound/webhook-keys.ts';
import type { Log } from '../../ports/outbound/system.ts';
import { crashPoint } from '../crash-points.ts';
import { onlyHeader } from '../http/only-header.ts';
import { type ByteRoom, createByteRoom, readPieces } from '../http/read-body.ts';
import type { RawHandler } from '../http/routes.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Metrics } from '../metrics.ts';
import type { KeyRing } from './key-ring.ts';
import { createWebhookRefuser, type WebhookRefusal } from './refuse-webhook.ts';
import { type Signer, toHeaders } from './signers.ts';
import { findSigners, isUsable, readSignature } from './verify-github.ts';

export type GitHubReceiverNeeds = {
  readonly inbox: Pick<Inbox, 'take'>;
  readonly keys: KeyRing;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Webhooks read or stored at the same time; more are refused. 1,000 by default. */
  readonly maxInFlight?: number;
};

/** In bytes. Source: GitHub sends nothing larger (docs.github.com, webhook events and payloads). */
const BODY_MAX = 25 * 1024 * 1024;
/** Bytes of bodies that nobody has verified yet, all together: two of the largest, or anybody could fill the memory. */
const UNVERIFIED_MAX = 2 * BODY_MAX;

/**
 * `POST /webhooks/github`: verifies the raw bytes before anything looks at them, keeps the delivery, answers 202. What it
 * says is read later, from the inbox: GitHub waits 10 s and never sends again by itself.
 */
export function createGitHubReceiver(needs: GitHubReceiverNeeds): RawHandler {
  const { inbox, keys, log, maxInFlight = 1_000 } = needs;
  const refuse = createWebhookRefuser(needs);
  const room = createByteRoom(UNVERIFIED_MAX);
  let inFlight = 0;

  return async (req, res, { requestId }) => {
    if (inFlight >= maxInFlight) return refuse(req, res, 'busy');
    inFlight += 1;
    try {
      const read = await readSigned(keys, req, room);
      if (read === 'gone') return void res.destroy();
      if (typeof read === 'string') return refuse(req, res, read);
      crashPoint('receiver.verified');
      await inbox.take({ source: 'github', ...read, headers: { ...read.headers, requestId } });
      crashPoint('receiver.before-ack');
      res.writeHead(202, { 'Content-Length': 0 }).end();
    } catch (error) {
      log.debug({ event: 'webhooks.not-stored', requestId, error }, 'a webhook could not be stored');
      refuse(req, res, 'unavailable');
    } finally {
      inFlight -= 1;
    }
  };
}

type Signed = {
  readonly deliveryId: string;
  readonly workspaceId: WebhookKey['workspaceId'] | null;
  readonly body: readonly Buffer[];
  readonly headers: Readonly<Record<string, string>>;
};

/** A delivery that is surely from a connected account, or why it isn't let in. */
async function readSigned(
  keys: KeyRing,
  req: IncomingMessage,
  room: ByteRoom,
): Promise<Signed | WebhookRefusal | 'gone'> {
  const known = await keys.list().catch(() => null);
  if (known === null) return 'unavailable';
  if (!known.some(({ secret }) => isUsable(secret))) return 'no-secret';
  const signature = readSignature(req.rawHeaders);
  if (signature === null) return 'forged';
  const form = formOf(req);
  if (form === null) return 'unsupported';
  const pieces = await readPieces(req, { limit: BODY_MAX, room });
  if (typeof pieces === 'string') return pieces === 'no-room' ? 'busy' : pieces;
  const signers = await sign(keys, known, { signature, pieces });
  const [first] = signers;
  if (first === undefined) return 'forged';
  const event = onlyHeader(req.rawHeaders, 'x-github-event');
  const deliveryId = onlyHeader(req.rawHeaders, 'x-github-delivery');
  if (event === null || deliveryId === null || !/^\w{1,64}$/.test(event) || !/^[\w.:-]{1,255}$/.test(deliveryId))
    return 'malformed';
  const workspaces = new Set(signers.map(({ workspaceId }) => workspaceId));
  return {
    deliveryId,
    workspaceId: workspaces.size === 1 ? first.workspaceId : null,
    body: pieces,
    headers: { event, form, signers: toHeaders(signers satisfies readonly Signer[]) },
  };
}

async function sign(
  keys: KeyRing,
  known: readonly WebhookKey[],
  claim: Parameters<typeof findSigners>[1],
): Promise<readonly WebhookKey[]> {
  const signers = findSigners(known, claim);
  if (signers.length > 0) return signers;
  const anew = await keys.listAnew().catch(() => known);
  return anew === known ? [] : findSigners(anew, claim);
}

/** `form` is what GitHub's page for a single webhook offers first; null for what it never sends, compressed bodies included. */
function formOf(req: IncomingMessage): 'json' | 'form' | null {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return null;
  const type = (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  return type === 'application/json' || type === '' ? 'json' : null;
}
