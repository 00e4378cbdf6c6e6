export type Headers = Readonly<Record<string, string | number | undefined>>;

/** Least wait after a limit that names none, in milliseconds; doubled each time it happens again. Source: GitHub, rate limits for the REST API. */
const UNNAMED_WAIT_MS = 60_000;
/** Longest wait of our own making: the primary limit's window. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * How long GitHub asks to wait before the next request, in milliseconds, after it refused one for its limits; null when
 * it wasn't its limits that refused. In GitHub's order: `retry-after`, else the reset of a spent budget, else a minute
 * and then exponentially longer.
 * @param strikes how many limits without a named wait came right before
 */
export function waitAsked(
  answer: { readonly status: number; readonly headers: Headers; readonly message: string },
  now: Date,
  strikes: number,
): number | null {
  const { status, headers, message } = answer;
  if (status !== 403 && status !== 429) return null;
  const named = secondsOf(headers['retry-after']);
  if (named !== null) return named * 1_000;
  const spent = untilReset(headers, now);
  if (spent !== null) return spent;
  if (status === 403 && !/rate limit|abuse/i.test(message)) return null;
  return Math.min(LONGEST_WAIT_MS, UNNAMED_WAIT_MS * 2 ** strikes);
}

/** The wait until the hourly budget is full again, in milliseconds; null while something is left of it. */
export function untilReset(headers: Headers, now: Date): number | null {
  const reset = secondsOf(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === undefined || Number(headers['x-ratelimit-remaining']) !== 0) return null;
  if (reset === null) return UNNAMED_WAIT_MS;
  // Measured by GitHub's own clock where it says it: ours may be wrong, or moved by hand.
  const theirs = Date.parse(String(headers.date));
  return Math.max(1_000, reset * 1_000 - (Number.isNaN(theirs) ? now.getTime() : theirs));
}

function secondsOf(value: string | number | undefined): number | null {
  return /^\d{1,10}$/.test(String(value)) ? Number(value) : null;
}
