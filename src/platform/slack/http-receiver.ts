import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestKey } from '../../kit/ids.ts';
import type { Clock, Log, Random } from '../../ports/outbound/system.ts';
import { crashPoint } from '../crash-points.ts';
import { type ByteRoom, createByteRoom, readBody } from '../http/read-body.ts';
import type { Metrics } from '../metrics.ts';
import { createRefuser, type Refusal, sendAnswer } from './http-answers.ts';
import { type ParsedBody, parseBody } from './parse-body.ts';
import { type Incoming, sortFields, sortPayload } from './payloads.ts';
import type { MusterReceiver } from './receiver.ts';
import { createVerifier, type Verifier } from './verify.ts';

export type HttpReceiverOptions = {
  readonly receiver: Pick<MusterReceiver, 'accept'>;
  /** Newest first. */
  readonly signingSecrets: readonly string[];
  /** Verified requests answered at the same time; more are told to come back. 200 by default. */
  readonly maxInFlight?: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: Metrics;
};

export type HttpReceiver = (
  req: IncomingMessage,
  res: ServerResponse,
  context?: { readonly requestId: string },
) => Promise<void>;

/** Slack's largest payloads are views of 250 kB; the rest is room. */
const BODY_MAX = 4 * 1024 * 1024;
/** Without a signature of the right form only `ssl_check` is read, a few dozen bytes. */
const UNSIGNED_MAX = 8 * 1024;
/** Bytes of bodies that nobody has verified yet, all together: two of the largest, or anybody could fill the memory. */
const UNVERIFIED_MAX = 2 * BODY_MAX;

/** `POST /slack/events`: verifies the raw bytes before anything looks at them, and answers every request exactly once. */
export function createHttpReceiver(options: HttpReceiverOptions): HttpReceiver {
  const verifier = createVerifier(options.signingSecrets, options.clock);
  const maxInFlight = options.maxInFlight ?? 200;
  const refuse = createRefuser(options);
  const room = createByteRoom(UNVERIFIED_MAX);
  let inFlight = 0;

  return async (req, res, context) => {
    if (inFlight >= maxInFlight) return refuse(req, res, 'busy');
    const requestId = context?.requestId ?? options.random.uuid();
    const signed = await readSigned(verifier, req, room);
    if (signed === 'gone') return void res.destroy();
    if (signed === 'ssl-check') return sendAnswer(res, { kind: 'accepted', body: null });
    if (typeof signed === 'string') return refuse(req, res, signed);
    // Only now: a place taken before the signature is known could be held by anybody who sends slowly.
    if (inFlight >= maxInFlight) return refuse(req, res, 'busy');
    inFlight += 1;
    res.once('close', () => {
      inFlight -= 1;
    });
    crashPoint('receiver.verified');
    const sorted = sort(signed.parsed);
    if (typeof sorted === 'string') return refuse(req, res, sorted);
    await options.receiver.accept({
      ...sorted,
      key: signed.key,
      requestId,
      headers: repetitionOf(req),
      send: (answer) => sendAnswer(res, answer),
    });
  };
}

type Signed = { readonly key: RequestKey; readonly parsed: ParsedBody };

/** The verified body, or why there is none. */
async function readSigned(
  verifier: Verifier,
  req: IncomingMessage,
  room: ByteRoom,
): Promise<Signed | Refusal | 'ssl-check' | 'gone'> {
  if (!verifier.armed) return 'no-secret';
  const claim = verifier.readClaim(req.rawHeaders);
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return 'unsupported';
  const rawBody = await readBody(req, { limit: claim === null ? UNSIGNED_MAX : BODY_MAX, room });
  if (rawBody === 'gone') return 'gone';
  if (rawBody === 'no-room') return 'busy';
  if (rawBody === 'too-large') return claim === null ? 'forged' : 'too-large';
  if (claim === null) return isSslCheck(parseBody(req.headers['content-type'], rawBody)) ? 'ssl-check' : 'forged';
  const key = verifier.check(claim, rawBody);
  return key === null ? 'forged' : { key, parsed: parseBody(req.headers['content-type'], rawBody) };
}

/** Slack probes the address unsigned. Exactly these fields: whatever else came with them could be meant to run. */
function isSslCheck(parsed: ParsedBody): boolean {
  if (parsed.kind !== 'fields' || parsed.fields.ssl_check !== '1') return false;
  return Object.keys(parsed.fields).every((name) => name === 'ssl_check' || name === 'token');
}

function sort(parsed: ParsedBody): { readonly incoming: Incoming; readonly json: string } | Refusal {
  if (parsed.kind === 'fields') return { incoming: sortFields(parsed.fields), json: '' };
  if (parsed.kind === 'payload') return { incoming: sortPayload(parsed.payload), json: parsed.json };
  return parsed.kind;
}

function repetitionOf(req: IncomingMessage): Record<string, string> {
  const number = req.headers['x-slack-retry-num'];
  const reason = req.headers['x-slack-retry-reason'];
  return {
    ...(typeof number === 'string' && { retryNumber: number.slice(0, 10) }),
    ...(typeof reason === 'string' && { retryReason: reason.slice(0, 50) }),
  };
}
