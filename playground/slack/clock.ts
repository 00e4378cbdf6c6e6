/** Slack's kind of message time: seconds with six digits, growing, never twice the same. */
export type Stamps = { next(): string };

/** @param newest the greatest given out so far, in earlier starts too; empty for none */
export function createStamps(now: () => Date, newest = ''): Stamps {
  let last = microsOf(newest);
  return {
    next() {
      last = Math.max(now().getTime() * 1000, last + 1);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
  };
}

function microsOf(ts: string): number {
  const [seconds = '0', rest = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(rest.padEnd(6, '0'));
}
