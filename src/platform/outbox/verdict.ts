import type { SlackFailure } from '../../ports/outbound/slack.ts';
import type { Method } from './row.ts';

/**
 * What a failed call means for its row:
 * - `again`: surely nothing happened, try after `waitMs` · `blocked`: the same, and nobody calls the method before
 * - `perhaps`: a request may still arrive · `paused`: the workspace's connection is broken, the row stays due
 * - `dead`: never · `gone`: the message to edit is no more · `unreadable`: Slack won't let us look, so never again
 */
export type Verdict =
  | { readonly kind: 'again'; readonly waitMs: number }
  | { readonly kind: 'blocked'; readonly forMs: number }
  | { readonly kind: 'perhaps' }
  | { readonly kind: 'paused'; readonly code: string }
  | { readonly kind: 'dead'; readonly scope: 'recipient' | 'message'; readonly code: string }
  | { readonly kind: 'gone'; readonly code: string }
  | { readonly kind: 'unreadable'; readonly code: string };

/** @param attempts tries so far, 1 or more · @param fraction chance in [0, 1), spreads the retries of many rows */
export function judge(method: Method, failure: SlackFailure, { attempts, fraction }: Tries): Verdict {
  switch (failure.kind) {
    case 'rate-limited':
      return { kind: 'blocked', forMs: failure.retryAfterMs };
    case 'not-sent':
      return { kind: 'again', waitMs: backoff({ attempts, fraction }) };
    case 'unknown':
      // Opening a DM and looking can be repeated without harm.
      if (method === 'post' || method === 'edit') return { kind: 'perhaps' };
      return { kind: 'again', waitMs: backoff({ attempts, fraction }) };
    case 'permanent':
      return judgePermanent(method, failure);
    default:
      return failure satisfies never;
  }
}

export type Tries = { readonly attempts: number; readonly fraction: number };

/** Milliseconds before another try: the second at once, then 250 ms doubling up to 30 s, less up to half by chance. */
export function backoff({ attempts, fraction }: Tries): number {
  if (attempts <= 1) return 0;
  return Math.round(Math.min(30_000, 250 * 2 ** Math.min(attempts - 2, 10)) * (1 - fraction / 2));
}

type Permanent = Extract<SlackFailure, { kind: 'permanent' }>;

/** Rights that only reading needs: without them Muster still posts. */
const READ_RIGHTS: ReadonlySet<string> = new Set(['missing_scope', 'no_permission', 'restricted_action']);

function judgePermanent(method: Method, { scope, code }: Permanent): Verdict {
  if (method === 'look' && (scope !== 'connection' || READ_RIGHTS.has(code))) return { kind: 'unreadable', code };
  switch (scope) {
    case 'connection':
      return { kind: 'paused', code };
    case 'target':
      return method === 'edit' ? { kind: 'gone', code } : { kind: 'dead', scope: 'message', code };
    case 'recipient':
    case 'message':
      return { kind: 'dead', scope, code };
    default:
      return scope satisfies never;
  }
}
