import type { Limits } from './options.ts';

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly seconds: number; readonly tooEarly: boolean };
export type Limiter = ReturnType<typeof createLimiter>;

/**
 * Slack's rates: a tier per method and workspace, one post a second per channel with a small burst, and a number of
 * posts a minute per workspace. Who is told to wait and comes back before that is `tooEarly`.
 */
export function createLimiter(limits: Limits) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const posts = new Map<string, number[]>();
  const blocked = new Map<string, { since: number; until: number }>();

  /** Takes one; 0 when there was one, else the seconds until there is. */
  function take(key: string, rule: { perSecond: number; burst: number }, now: number): number {
    const bucket = buckets.get(key) ?? { tokens: rule.burst, at: now };
    bucket.tokens = Math.min(rule.burst, bucket.tokens + ((now - bucket.at) / 1000) * rule.perSecond);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / rule.perSecond);
    bucket.tokens -= 1;
    return 0;
  }

  function takePost(teamId: string, now: number): number {
    const window = (posts.get(teamId) ?? []).filter((at) => at > now - 60_000);
    posts.set(teamId, window);
    const oldest = window[0];
    if (oldest !== undefined && window.length >= limits.postsPerMinutePerWorkspace) {
      return Math.max(1, Math.ceil((oldest + 60_000 - now) / 1000));
    }
    window.push(now);
    return 0;
  }

  function takeAll(call: RatedCall, now: number): { key: string; seconds: number } | null {
    const { teamId, method, channel } = call;
    const whole = keyOf({ teamId, method, channel: null });
    if (isPost(method)) {
      const rule = { perSecond: limits.postsPerSecondPerChannel, burst: limits.postBurstPerChannel };
      const perChannel = take(keyOf(call), rule, now);
      if (perChannel > 0) return { key: keyOf(call), seconds: perChannel };
      const perWorkspace = takePost(teamId, now);
      return perWorkspace > 0 ? { key: whole, seconds: perWorkspace } : null;
    }
    const tier = TIERS[method];
    if (tier === undefined || channel === undefined) return null;
    const perMinute = limits.tiers[tier];
    const seconds = take(whole, { perSecond: perMinute / 60, burst: perMinute * limits.burstMinutes }, now);
    return seconds > 0 ? { key: whole, seconds } : null;
  }

  return {
    /** @param enforce false: only what was said by `block` counts */
    check(call: RatedCall, now: number, enforce: boolean): Verdict {
      for (const key of [keyOf(call), keyOf({ ...call, channel: null })]) {
        const block = blocked.get(key);
        if (block === undefined) continue;
        if (now >= block.until) {
          blocked.delete(key);
          continue;
        }
        const tooEarly = now - block.since > limits.tooEarlyGraceMs;
        return { kind: 'wait', seconds: Math.max(1, Math.ceil((block.until - now) / 1000)), tooEarly };
      }
      const over = enforce ? takeAll(call, now) : null;
      if (over === null) return { kind: 'go' };
      blocked.set(over.key, { since: now, until: now + over.seconds * 1000 });
      return { kind: 'wait', seconds: over.seconds, tooEarly: false };
    },
    /** A 429 given by a fault: from now on its Retry-After counts like any other. */
    block(call: RatedCall, now: number, seconds: number): void {
      blocked.set(keyOf(call), { since: now, until: now + seconds * 1000 });
    },
    reset(): void {
      buckets.clear();
      posts.clear();
      blocked.clear();
    },
  };
}

export type RatedCall = { readonly teamId: string; readonly method: string; readonly channel: string | null };

const keyOf = ({ teamId, method, channel }: RatedCall): string => `${method}|${teamId}|${channel ?? ''}`;
const isPost = (method: string): boolean => method === 'chat.postMessage';

/** The tier on each method's reference page. */
const TIERS: Readonly<Record<string, 1 | 2 | 3 | 4>> = {
  'apps.connections.open': 1,
  'users.list': 2,
  'conversations.list': 2,
  'conversations.open': 3,
  'conversations.info': 3,
  'conversations.history': 3,
  'chat.update': 3,
  'chat.delete': 3,
  'team.info': 3,
  'users.info': 4,
  'chat.postEphemeral': 4,
  'views.open': 4,
  'views.push': 4,
  'views.update': 4,
  'views.publish': 4,
};
