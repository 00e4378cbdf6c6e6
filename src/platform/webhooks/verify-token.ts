import { createHmac, timingSafeEqual } from 'node:crypto';

export type TokenClaims = Readonly<Record<string, unknown>>;

/** How far apart two clocks may be, in milliseconds. House rule. */
const SKEW_MS = 60_000;
/** How old a token without an end may be, in milliseconds: Jira tries again for about an hour and a quarter. */
const AGE_MAX_MS = 3 * 3_600_000;

/** The token of `Authorization: Bearer …`; null for anything else. Its parts are only base64url. */
export function readBearer(header: string | null): string | null {
  const [, token] = /^Bearer ((?:[\w-]{1,8192}\.){2}[\w-]{43})$/.exec(header ?? '') ?? [];
  return token ?? null;
}

/**
 * The claims of a JSON web token signed with HMAC-SHA256, and nothing else; null for a forged, expired or odd one. The
 * token doesn't choose the method: `none`, RS256 and all others are refused whatever the signature. Source: RFC 7515, RFC 7519.
 */
export function verifyToken(token: string, secret: string, now: Date): TokenClaims | null {
  const [head = '', body = '', signature = ''] = token.split('.');
  const right = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  // The last letter has two bits to spare: the same bytes may not be written in two ways.
  if (given.toString('base64url') !== signature) return null;
  const header = readPart(head);
  if (header === null || header.alg !== 'HS256' || 'crit' in header) return null;
  if (header.typ !== undefined && String(header.typ).toUpperCase() !== 'JWT') return null;
  const claims = readPart(body);
  return claims !== null && isInForce(claims, now.getTime()) ? claims : null;
}

function isInForce({ exp, nbf, iat }: TokenClaims, now: number): boolean {
  for (const claim of [exp, nbf, iat]) if (claim !== undefined && !Number.isFinite(claim)) return false;
  if (typeof nbf === 'number' && nbf * 1_000 > now + SKEW_MS) return false;
  if (typeof iat === 'number' && iat * 1_000 > now + SKEW_MS) return false;
  if (typeof exp === 'number') return exp * 1_000 > now - SKEW_MS;
  return typeof iat === 'number' && iat * 1_000 > now - AGE_MAX_MS;
}

function readPart(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
