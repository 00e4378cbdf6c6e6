import type { Origin } from './pull-request.ts';

/** Nobody is asked or told about what is older, in milliseconds. Source: product page, section 8. */
export const FRESH_MS = 24 * 3_600_000;

/**
 * Whether a fact only changes rows: no survey, card, escalation or message. True for history, repair and redelivery, for
 * what is older than 24 hours, and for what was before the connection.
 */
export function isSilent(fact: {
  /** The host's time of it. */
  readonly at: Date;
  readonly origin: Origin;
  readonly connectedAt: Date;
  readonly now: Date;
}): boolean {
  const old = fact.now.getTime() - fact.at.getTime() > FRESH_MS;
  return fact.origin === 'backfill' || old || fact.at < fact.connectedAt;
}
