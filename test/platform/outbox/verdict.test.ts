import { describe, expect, it } from 'vitest';
import { budgetOf } from '../../../src/platform/outbox/budget.ts';
import { backoff, judge } from '../../../src/platform/outbox/verdict.ts';
import type { SlackFailure } from '../../../src/ports/outbound/slack.ts';

const permanent = (code: string, scope: Extract<SlackFailure, { kind: 'permanent' }>['scope']): SlackFailure => ({
  kind: 'permanent',
  code,
  scope,
});

describe('what a failed call means', () => {
  it.each([
    ['post', { kind: 'rate-limited', retryAfterMs: 7_000 }, { kind: 'blocked', forMs: 7_000 }],
    ['post', { kind: 'not-sent' }, { kind: 'again', waitMs: 0 }],
    ['post', { kind: 'unknown' }, { kind: 'perhaps' }],
    ['edit', { kind: 'unknown' }, { kind: 'perhaps' }],
    ['open', { kind: 'unknown' }, { kind: 'again', waitMs: 0 }],
    ['look', { kind: 'unknown' }, { kind: 'again', waitMs: 0 }],
    ['post', permanent('missing_scope', 'connection'), { kind: 'paused', code: 'missing_scope' }],
    ['open', permanent('missing_scope', 'connection'), { kind: 'paused', code: 'missing_scope' }],
    ['look', permanent('missing_scope', 'connection'), { kind: 'unreadable', code: 'missing_scope' }],
    ['look', permanent('token_revoked', 'connection'), { kind: 'paused', code: 'token_revoked' }],
    ['look', permanent('channel_not_found', 'recipient'), { kind: 'unreadable', code: 'channel_not_found' }],
    ['edit', permanent('message_not_found', 'target'), { kind: 'gone', code: 'message_not_found' }],
    ['post', permanent('message_not_found', 'target'), { kind: 'dead', scope: 'message', code: 'message_not_found' }],
    ['edit', permanent('is_archived', 'recipient'), { kind: 'dead', scope: 'recipient', code: 'is_archived' }],
  ] as const)('%s, %o → %o', (method, failure, verdict) => {
    expect(judge(method, failure, { attempts: 1, fraction: 0 })).toEqual(verdict);
  });
});

describe('the wait before another try', () => {
  it('starts at once, doubles and ends at 30 s', () => {
    const waits = [1, 2, 3, 4, 8, 9, 10, 1_000_000].map((attempts) => backoff({ attempts, fraction: 0 }));
    expect(waits).toEqual([0, 250, 500, 1_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('is shortened by chance, by half at most', () => {
    expect(backoff({ attempts: 9, fraction: 0.999 })).toBeGreaterThanOrEqual(15_000);
  });
});

describe('a budget', () => {
  it.each([1, 2, 5, 50, 300])('of %i a minute is never exceeded in any 60 s', (perMinute) => {
    const { burst, everyMs } = budgetOf(perMinute);
    // The worst span begins with a full burst and then gets every call as it grows back.
    expect(burst + Math.floor(59_999 / everyMs)).toBeLessThanOrEqual(perMinute);
  });
});
