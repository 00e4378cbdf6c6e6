import { z } from 'zod';
import type { TrackerTokens } from '../../../ports/outbound/issue-tracker.ts';

const shape = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.coerce.date() });

/** How both tokens of OAuth are kept: in one secret, so that neither is ever kept without the other. */
export function writeTokens({ accessToken, refreshToken, expiresAt }: TrackerTokens): string {
  return JSON.stringify({ accessToken, refreshToken, expiresAt });
}

/** Back again; null for anything else. */
export function readTokens(text: string): TrackerTokens | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Tokens are traded that long before they end, in milliseconds, so that nobody stands without one while it happens. */
const EARLY_MS = 5 * 60_000;
/** A token that ends sooner can't be asked with any more, in milliseconds. */
const LAST_MS = 20_000;

/** `good`: use it · `old`: use it, but somebody should trade it · `over`: it has to be traded first. */
export function ageOf({ expiresAt }: TrackerTokens, now: Date): 'good' | 'old' | 'over' {
  const leftMs = expiresAt.getTime() - now.getTime();
  if (leftMs > EARLY_MS) return 'good';
  return leftMs > LAST_MS ? 'old' : 'over';
}
