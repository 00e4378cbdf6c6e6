import { describe, expect, it } from 'vitest';
import { healthAfter, healthOf } from '../../../../src/features/connections/domain/trouble.ts';

describe('what the host’s answer means for a connection', () => {
  it.each([
    ['limited', null, 'asks to wait 3 minutes'],
    ['unavailable', null, 'tries again by itself'],
    ['refused', 'broken', 'connect again'],
    ['gone', 'broken', 'Install it again'],
  ] as const)('%s: %s', (failure, state, words) => {
    const health = healthAfter({ source: 'github', via: 'app', account: 'acme' }, { failure, retryAfterMs: 125_000 });
    expect(health.state).toBe(state);
    expect(health.words).toContain(words);
  });

  it('has its own words for a token', () => {
    const words = (failure: 'refused' | 'gone') =>
      healthAfter({ source: 'github', via: 'token', account: 'ana' }, { failure, retryAfterMs: null }).words;
    expect(words('refused')).toContain('expired, was revoked or lost its rights');
    expect(words('gone')).toContain('Make a new one');
  });

  it('is fine, or fine with something missing', () => {
    expect(healthOf({ source: 'github', via: 'app' }, [])).toEqual({ state: 'open', words: null });
    expect(healthOf({ source: 'github', via: 'token' }, ['repo', 'read:org']).words).toContain('repo and read:org');
  });
});
