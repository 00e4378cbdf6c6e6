/** Nobody is asked or told about what is older, in milliseconds. Source: product page, section 8. */
export const FRESH_MS = 24 * 3_600_000;

/**
 * Whether a fact only changes rows: no survey, card, escalation or message. True for what is older than 24 hours, for
 * what was before the connection, and for all that the sync reads (history and repair), however fresh: it may bring
 * thousands at once. A delivery that Muster missed and asked for again is judged by its age like any other, so that a
 * review asked for an hour ago still reaches its reviewer.
 */
export function isSilent(fact: {
  /** The host's time of it. */
  readonly at: Date;
  readonly bySync: boolean;
  readonly connectedAt: Date;
  readonly now: Date;
}): boolean {
  return fact.bySync || isOld(fact) || fact.at < fact.connectedAt;
}

/** Older than a day: nothing is opened for it, however it is learnt. */
export function isOld({ at, now }: { readonly at: Date; readonly now: Date }): boolean {
  return now.getTime() - at.getTime() > FRESH_MS;
}
