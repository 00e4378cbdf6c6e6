/** What the next answers do instead of what was asked. */
export type Trouble =
  /** `x-ratelimit-remaining: 0` until `resetMs` from now; 403 as GitHub sends it, or 429. */
  | { readonly kind: 'primary'; readonly status: 403 | 429; readonly resetMs: number }
  /** Without `retryAfterSeconds` the caller has to wait a minute by itself. */
  | {
      readonly kind: 'secondary';
      readonly status: 403 | 429;
      readonly retryAfterSeconds: number | null;
      readonly forMs: number;
    }
  | { readonly kind: 'status'; readonly status: number }
  /** The socket is closed without an answer. */
  | { readonly kind: 'hang-up' };

export type Limits = {
  /** From now on until it is over; every call in between counts as a violation. */
  limit(trouble: Extract<Trouble, { kind: 'primary' | 'secondary' }>): void;
  /** The `nth` call from now (1 by default) whose path and query hold `word` fails, `times` times (1 by default). */
  fail(word: string, trouble: Trouble, options?: { readonly nth?: number; readonly times?: number }): void;
  /** What this call gets instead of an answer; null: an answer. */
  take(call: string): Trouble | null;
  /** Calls that came while they should not have. */
  readonly violations: readonly string[];
};

/** @param now milliseconds by the clock that those who are limited look at */
export function createLimits(now: () => number): Limits {
  let limited: { trouble: Extract<Trouble, { kind: 'primary' | 'secondary' }>; until: number; told: boolean } | null =
    null;
  const planned: { word: string; trouble: Trouble; after: number; times: number }[] = [];
  const violations: string[] = [];
  const start = (trouble: Extract<Trouble, { kind: 'primary' | 'secondary' }>) => {
    limited = { trouble, until: now() + (trouble.kind === 'primary' ? trouble.resetMs : trouble.forMs), told: false };
  };
  return {
    limit: start,
    fail: (word, trouble, { nth = 1, times = 1 } = {}) => planned.push({ word, trouble, after: nth - 1, times }),
    take(call) {
      if (limited !== null && now() >= limited.until) limited = null;
      if (limited !== null) {
        // The first is how one learns of it.
        if (limited.told) violations.push(call);
        limited.told = true;
        return limited.trouble;
      }
      for (const plan of planned) {
        if (!call.includes(plan.word) || plan.times === 0) continue;
        if (plan.after > 0) {
          plan.after -= 1;
          continue;
        }
        plan.times -= 1;
        if (plan.trouble.kind === 'primary' || plan.trouble.kind === 'secondary') {
          start(plan.trouble);
          if (limited !== null) (limited as { told: boolean }).told = true;
        }
        return plan.trouble;
      }
      return null;
    },
    violations,
  };
}
