import type { Claimed, Method, RowState } from './row.ts';
import type { Settlement } from './settle.ts';
import type { Verdict } from './verdict.ts';

export type Failed = {
  readonly method: Method;
  readonly verdict: Verdict;
  /** For an edit whose message is gone: whether somebody still has to act on it. */
  readonly repost?: boolean;
  readonly now: Date;
  readonly readbackMs: number;
};

/** What becomes of a row after a failed call. */
export function settlementOf(row: Claimed, { method, verdict, repost, now, readbackMs }: Failed): Settlement {
  const from = statesAt(method);
  switch (verdict.kind) {
    case 'again':
      return { from, ...waiting(row, now, verdict.waitMs), error: `${method}: no connection` };
    case 'blocked':
      return { from, ...waiting(row, now, method === 'open' ? verdict.forMs : 0), attempts: row.attempts - 1 };
    case 'perhaps': {
      const to = method === 'post' ? 'unknown' : 'due';
      return { from: ['posting'], to, holdMs: readbackMs, error: `${method}: no answer` };
    }
    case 'paused':
      return { from, ...waiting(row, now, 0), attempts: row.attempts - 1, error: `${method}: ${verdict.code}` };
    case 'dead':
      return { from, to: 'dead', deadReason: verdict.code, error: `${method}: ${verdict.code}` };
    case 'gone':
      if (repost === true) return { from, to: 'due', dueAt: now, repost: true };
      return { from, to: 'sent', shown: row.wantedVersion, error: `${method}: ${verdict.code}` };
    case 'unreadable':
      return { from, to: 'unknown', holdMs: null, error: `${method}: ${verdict.code}` };
    default:
      return verdict satisfies never;
  }
}

/** A row that waits for another try: one to be looked for waits by the database's time, any other by the clock. */
export function waiting(row: Claimed, now: Date, waitMs: number): Pick<Settlement, 'to' | 'dueAt' | 'holdMs'> {
  if (row.step === 'look') return { to: 'unknown', holdMs: waitMs };
  return { to: 'due', dueAt: new Date(now.getTime() + waitMs) };
}

/** Where a row stands while the method is called; a first post may have been called unknown by the sweep meanwhile. */
function statesAt(method: Method): readonly RowState[] {
  switch (method) {
    case 'open':
      return ['leased'];
    case 'post':
      return ['posting', 'unknown'];
    case 'edit':
      return ['posting'];
    case 'look':
      return ['looking'];
    default:
      return method satisfies never;
  }
}
