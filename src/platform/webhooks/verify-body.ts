import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookKey } from '../../ports/inbound/webhook-keys.ts';
import { onlyHeader } from '../http/only-header.ts';

/**
 * The signature a request claims, its form checked: `sha256=` and 64 lower-case hex digits, the header exactly once.
 * Null for anything else, SHA-1 and MD5 included.
 * @param header of GitHub `x-hub-signature-256`, of Jira `x-hub-signature`. Source: docs.github.com, validating webhook
 * deliveries; developer.atlassian.com, webhooks, secure admin webhooks
 */
export function readSignature(rawHeaders: readonly string[], header: string): Buffer | null {
  const value = onlyHeader(rawHeaders, header);
  return value !== null && /^sha256=[0-9a-f]{64}$/.test(value) ? Buffer.from(value.slice(7), 'hex') : null;
}

/**
 * The keys that signed these bytes; empty when none did. Blank secrets never sign.
 * @param pieces the raw body, as it came over the wire
 */
export function findSigners(
  keys: readonly WebhookKey[],
  { signature, pieces }: { readonly signature: Buffer; readonly pieces: readonly Buffer[] },
): readonly WebhookKey[] {
  const genuine = new Map<string, boolean>();
  return keys.filter(({ secret }) => {
    if (!isUsable(secret)) return false;
    const known = genuine.get(secret) ?? timingSafeEqual(sign(secret, pieces), signature);
    genuine.set(secret, known);
    return known;
  });
}

/** False for what can't be a secret: with it anybody could sign. */
export const isUsable = (secret: string): boolean => secret.trim().length >= 8;

function sign(secret: string, pieces: readonly Buffer[]): Buffer {
  const hmac = createHmac('sha256', secret);
  for (const piece of pieces) hmac.update(piece);
  return hmac.digest();
}
