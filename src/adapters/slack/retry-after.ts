/**
 * How long to stay away after HTTP 429.
 * @param header seconds as Slack writes them; null when the header is missing
 * @returns milliseconds from 1,000 to 3,600,000; 30,000 when the header is missing or no whole number, or negative
 * Source: Slack sends whole seconds (docs.slack.dev/apis/web-api/rate-limits); the bounds are ours, so that a wrong
 * header can neither make us hammer nor silence a workspace for days.
 */
export function retryAfterMs(header: string | null): number {
  const text = header?.trim() ?? '';
  if (!/^\d{1,15}$/.test(text)) return UNREADABLE_MS;
  return Math.min(Math.max(Number(text) * 1000, 1000), HOUR_MS);
}

const UNREADABLE_MS = 30_000;
const HOUR_MS = 3_600_000;
