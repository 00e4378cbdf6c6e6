let last = 0;

/** Slack's kind of message time: seconds with six digits, growing, never twice the same in one process. */
export function nextTs(): string {
  last = Math.max(Date.now() * 1000, last + 1);
  return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
}
