import type { IncomingMessage } from 'node:http';
import type { WebhookKey, WebhookSource } from '../../ports/inbound/webhook-keys.ts';
import type { Log } from '../../ports/outbound/system.ts';
import { crashPoint } from '../crash-points.ts';
import { type ByteRoom, createByteRoom, readPieces } from '../http/read-body.ts';
import type { RawHandler } from '../http/routes.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Metrics } from '../metrics.ts';
import type { KeyRing } from './key-ring.ts';
import { createWebhookRefuser, type RefusalWords, type WebhookRefusal } from './refuse-webhook.ts';
import { type Signer, toHeaders } from './signers.ts';
import { isUsable } from './verify-body.ts';

/** How one sender's webhooks are let in. */
export type WebhookDoor<Claim> = {
  readonly source: WebhookSource;
  readonly words: RefusalWords;
  /** The signature a request claims, its form checked; null when there is none of the right form. */
  readonly readClaim: (req: IncomingMessage) => Claim | null;
  /** The keys by which the claim is true for these bytes. Blank secrets never sign. */
  readonly findSigners: (
    keys: readonly WebhookKey[],
    claimed: { readonly claim: Claim; readonly pieces: readonly Buffer[] },
  ) => readonly WebhookKey[];
  /** What is kept of a signed request beside its body, or why it isn't. */
  readonly describe: (
    req: IncomingMessage,
    signed: { readonly claim: Claim; readonly pieces: readonly Buffer[]; readonly signers: readonly WebhookKey[] },
  ) => Described | WebhookRefusal;
  /** What bodies may be; null for what the sender never sends, compressed ones included. */
  readonly formOf: (req: IncomingMessage) => 'json' | 'form' | null;
};

export type Described = {
  readonly deliveryId: string;
  readonly signers: readonly Signer[];
  readonly headers: Readonly<Record<string, string>>;
};

export type ReceiverNeeds = {
  readonly inbox: Pick<Inbox, 'take'>;
  readonly keys: KeyRing;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Webhooks read or stored at the same time; more are refused. 1,000 by default. */
  readonly maxInFlight?: number;
};

/** In bytes. Source: neither GitHub (docs.github.com, webhook events and payloads) nor Jira sends anything larger. */
const BODY_MAX = 25 * 1024 * 1024;
/** Bytes of bodies that nobody has verified yet, all together: two of the largest, or anybody could fill the memory. */
const UNVERIFIED_MAX = 2 * BODY_MAX;

/**
 * One address for webhooks: verifies the raw bytes before anything looks at them, keeps the delivery, answers 202. What it
 * says is read later, from the inbox: GitHub waits 10 s and never sends again by itself, Jira only after a 5xx.
 */
export function createReceiver<Claim>(needs: ReceiverNeeds, door: WebhookDoor<Claim>): RawHandler {
  const { inbox, keys, log, maxInFlight = 1_000 } = needs;
  const refuse = createWebhookRefuser(needs, door);
  const room = createByteRoom(UNVERIFIED_MAX);
  let inFlight = 0;

  return async (req, res, { requestId }) => {
    if (inFlight >= maxInFlight) return refuse(req, res, 'busy');
    inFlight += 1;
    try {
      const read = await readSigned({ keys, door, room }, req);
      if (read === 'gone') return void res.destroy();
      if (typeof read === 'string') return refuse(req, res, read);
      crashPoint('receiver.verified');
      await inbox.take({ source: door.source, ...read, headers: { ...read.headers, requestId } });
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

type Reading<Claim> = { readonly keys: KeyRing; readonly door: WebhookDoor<Claim>; readonly room: ByteRoom };

/** A delivery that is surely from a connected account, or why it isn't let in. */
async function readSigned<Claim>(
  { keys, door, room }: Reading<Claim>,
  req: IncomingMessage,
): Promise<Signed | WebhookRefusal | 'gone'> {
  const known = await keys.list().catch(() => null);
  if (known === null) return 'unavailable';
  if (!known.some(({ secret }) => isUsable(secret))) return 'no-secret';
  const claim = door.readClaim(req);
  if (claim === null) return 'forged';
  const form = door.formOf(req);
  if (form === null) return 'unsupported';
  const pieces = await readPieces(req, { limit: BODY_MAX, room });
  if (typeof pieces === 'string') return pieces === 'no-room' ? 'busy' : pieces;
  const found = await sign({ keys, door }, known, { claim, pieces });
  if (found.length === 0) return 'forged';
  const described = door.describe(req, { claim, pieces, signers: found });
  if (typeof described === 'string') return described;
  const { deliveryId, signers, headers } = described;
  const workspaces = [...new Set(signers.map(({ workspaceId }) => workspaceId))];
  return {
    deliveryId,
    workspaceId: workspaces.length === 1 ? (workspaces[0] ?? null) : null,
    body: pieces,
    headers: { ...headers, form, signers: toHeaders(signers) },
  };
}

async function sign<Claim>(
  { keys, door }: Pick<Reading<Claim>, 'keys' | 'door'>,
  known: readonly WebhookKey[],
  claimed: { readonly claim: Claim; readonly pieces: readonly Buffer[] },
): Promise<readonly WebhookKey[]> {
  const signers = door.findSigners(known, claimed);
  if (signers.length > 0) return signers;
  const anew = await keys.listAnew().catch(() => known);
  return anew === known ? [] : door.findSigners(anew, claimed);
}
