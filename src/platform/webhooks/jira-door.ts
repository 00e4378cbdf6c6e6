import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WebhookKey } from '../../ports/inbound/webhook-keys.ts';
import type { IssueTracker } from '../../ports/outbound/issue-tracker.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import { onlyHeader } from '../http/only-header.ts';
import type { WebhookDoor } from './receiver.ts';
import { findSigners, isUsable, readSignature } from './verify-body.ts';
import { readBearer, type TokenClaims, verifyToken } from './verify-token.ts';

/** How a request says that it is Jira's: an admin's webhook signs the bytes, an app's brings a token. */
type JiraClaim =
  | { readonly kind: 'body'; readonly signature: Buffer }
  | { readonly kind: 'token'; readonly token: string };

/**
 * Jira's webhooks, signed in both of its ways. A token says nothing of the body, so the body has to be about the site, and
 * the address the one that Muster registered for it.
 */
export function createJiraDoor(needs: {
  readonly tracker: Pick<IssueTracker, 'readSite'>;
  readonly clock: Clock;
}): WebhookDoor<JiraClaim> {
  return {
    source: 'jira',
    words: {
      sender: 'Jira',
      unsupported: 'Jira sends application/json, not compressed.',
      malformed: 'This is no webhook of Jira: its body or its headers can’t be read.',
    },
    readClaim,
    findSigners(keys, { claim, pieces }) {
      if (claim.kind === 'body')
        return findSigners(
          keys.filter(({ signs }) => signs !== 'token'),
          { signature: claim.signature, pieces },
        );
      const now = needs.clock.now();
      return keys.filter((key) => key.signs === 'token' && isSigner(key, claim.token, now));
    },
    describe(req, { claim, pieces, signers }) {
      const body = parse(pieces);
      if (body === null) return 'malformed';
      const site = needs.tracker.readSite(body);
      const meant = chooseSigner(signers, { site, claim, connectionId: connectionIn(req.url) });
      if (meant === null) return 'forged';
      const deliveryId = deliveryIdOf(req, body, pieces);
      if (deliveryId === null) return 'malformed';
      const { workspaceId, connectionId } = meant;
      return { deliveryId: `${connectionId}:${deliveryId}`, signers: [{ workspaceId, connectionId }], headers: {} };
    },
    formOf,
  };
}

/** Exactly one of the two, exactly once: with both, one could stand in for the other. */
function readClaim({ rawHeaders }: IncomingMessage): JiraClaim | null {
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  const [signed, borne] = [names.includes('x-hub-signature'), names.includes('authorization')];
  if (signed === borne) return null;
  if (signed) {
    const signature = readSignature(rawHeaders, 'x-hub-signature');
    return signature === null ? null : { kind: 'body', signature };
  }
  const token = readBearer(onlyHeader(rawHeaders, 'authorization'));
  return token === null ? null : { kind: 'token', token };
}

function isSigner(key: WebhookKey, token: string, now: Date): boolean {
  if (!isUsable(key.secret)) return false;
  const claims = verifyToken(token, key.secret, now);
  return claims !== null && !namesOther(claims, key);
}

/** True when a claim names a site, and it isn't this one. What else Jira says in its claims it doesn't document. */
function namesOther(claims: TokenClaims, { sites = [] }: WebhookKey): boolean {
  const named = [claims.iss, claims.aud, claims.sub, claims.cloudId].flat().flatMap((claim) => {
    if (typeof claim !== 'string') return [];
    if (/^https?:\/\/[^/]+\.(atlassian\.net|jira\.com)/i.test(claim)) return [claim.replace(/\/+$/, '')];
    const [, cloudId] = /^ari:cloud:jira::?site\/([\w-]+)$/.exec(claim) ?? [];
    return cloudId === undefined ? [] : [cloudId];
  });
  const cloudIds = typeof claims.cloudId === 'string' ? [claims.cloudId] : [];
  return [...named, ...cloudIds].some((one) => !sites.includes(one));
}

type Meant = { readonly site: string | null; readonly claim: JiraClaim; readonly connectionId: string | null };
type Chosen = Pick<WebhookKey, 'workspaceId'> & { readonly connectionId: NonNullable<WebhookKey['connectionId']> };

/** Whose it is: by the address it came to, by the site it is about; null when it is nobody's. */
function chooseSigner(signers: readonly WebhookKey[], { site, claim, connectionId }: Meant): Chosen | null {
  const addressed = signers.filter((one) => connectionId === null || one.connectionId === connectionId);
  const about = addressed.filter(({ sites = [] }) => site === null || sites.includes(site));
  // A secret of one connection alone says whose it is, also behind an address that Jira doesn't know of itself.
  const isSure = claim.kind === 'body' && addressed.length === 1;
  const [meant] = isSure ? addressed : about;
  if (meant === undefined || meant.connectionId === null) return null;
  if (claim.kind === 'token' && site === null && connectionId === null) return null;
  return { workspaceId: meant.workspaceId, connectionId: meant.connectionId };
}

/** `?connection=` in the address that Muster registers. */
function connectionIn(url = ''): string | null {
  return new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('connection');
}

function parse(pieces: readonly Buffer[]): Readonly<Record<string, unknown>> | null {
  try {
    const body: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Jira's own, the same for each retry; else made of what it says. Null when its header is no id, or came twice. */
function deliveryIdOf(
  { rawHeaders }: IncomingMessage,
  body: Readonly<Record<string, unknown>>,
  pieces: readonly Buffer[],
): string | null {
  const header = 'x-atlassian-webhook-identifier';
  if (rawHeaders.some((name, at) => at % 2 === 0 && name.toLowerCase() === header)) {
    const own = onlyHeader(rawHeaders, header);
    return own !== null && /^[\w.:-]{1,200}$/.test(own) ? own : null;
  }
  const { timestamp, webhookEvent } = body;
  const ids = [body.issue, body.changelog, body.sprint, body.comment].map(idOf);
  const hash = createHash('sha256');
  // Without a time two deliveries of the same words could be two events: only the same bytes are surely one.
  if (timestamp === undefined) for (const piece of pieces) hash.update(piece);
  else hash.update(JSON.stringify([timestamp, webhookEvent, ...ids]));
  return `hash:${hash.digest('hex')}`;
}

function idOf(part: unknown): unknown {
  return typeof part === 'object' && part !== null && 'id' in part ? part.id : null;
}

function formOf({ headers }: IncomingMessage): 'json' | null {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return null;
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || type === '' ? 'json' : null;
}
