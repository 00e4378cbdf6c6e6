import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { RequestKey } from '../../kit/ids.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import { onlyHeader } from '../http/only-header.ts';

/** A signature of the right form and age, not checked yet. */
export type Claim = { readonly timestamp: string; readonly signature: string };

export interface Verifier {
  /** False when no usable secret is configured: then nothing may be let in. */
  readonly armed: boolean;
  /** Reads both headers, each exactly once, in form and within 300 s of now; null for anything else. */
  readClaim(rawHeaders: readonly string[]): Claim | null;
  /** @returns the request's key, the same for every replay of it; null when it isn't signed by one of our secrets */
  check(claim: Claim, rawBody: Buffer): RequestKey | null;
}

/** Slack's window, in seconds; both directions, unlike Bolt. Source: docs.slack.dev, verifying requests; python-slack-sdk. */
const WINDOW_S = 300;

/**
 * Our own check of Slack's signatures over the raw bytes: Bolt's accepts times to come and trailing rubbish (FACTS.md).
 * @param secrets newest first, several while one is replaced; blank ones and well-known placeholders don't count
 */
export function createVerifier(secrets: readonly string[], clock: Clock): Verifier {
  const usable = secrets.filter(isUsable);
  return {
    armed: usable.length > 0,
    readClaim(rawHeaders) {
      const timestamp = onlyHeader(rawHeaders, 'x-slack-request-timestamp');
      const signature = onlyHeader(rawHeaders, 'x-slack-signature');
      if (timestamp === null || signature === null) return null;
      if (!/^\d{10}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return null;
      if (Math.abs(clock.now().getTime() / 1_000 - Number(timestamp)) > WINDOW_S) return null;
      return { timestamp, signature };
    },
    check(claim, rawBody) {
      const given = Buffer.from(claim.signature.slice(3), 'hex');
      const genuine = usable.some((secret) => timingSafeEqual(sign(secret, claim.timestamp, rawBody), given));
      return genuine ? (hash('sha256', claim.signature, 'hex') as RequestKey) : null;
    },
  };
}

function sign(secret: string, timestamp: string, rawBody: Buffer): Buffer {
  return createHmac('sha256', secret).update(`v0:${timestamp}:`).update(rawBody).digest();
}

function isUsable(secret: string): boolean {
  const text = secret.trim();
  return text !== '' && !/^(change-?me|secret|password|undefined|null)$/i.test(text);
}
