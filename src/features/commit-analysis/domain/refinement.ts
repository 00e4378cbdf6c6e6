/** Below this a model has nothing to add, and nobody pays for asking. */
export const REFINE_FROM = 0.5;

/** A model's word counts within these bounds around the estimator's value: a diff that talks it into 21 gains little. */
export const BOUNDS = { low: 0.6, high: 1.5 } as const;

/** The value after a model's word. @param said points it said; whatever isn't a number leaves the value as it is */
export function boundedValue(value: number, said: number): number {
  if (!Number.isFinite(said)) return value;
  return Math.min(Math.max(said, value * BOUNDS.low), value * BOUNDS.high);
}

/** Most tokens a workspace spends on this in a day (UTC): some three hundred commits. */
export const TOKENS_PER_DAY = 400_000;

/** History stops here: the rest of the day is for what happens on it. */
export const TOKENS_FOR_HISTORY = TOKENS_PER_DAY / 2;

/** What a request may cost at most, before it is sent: three characters a token, and the whole answer. */
export function tokensFor(material: string, maxOutputTokens: number): number {
  return Math.ceil(material.length / 3) + maxOutputTokens;
}
