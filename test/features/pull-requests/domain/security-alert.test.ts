import { describe, expect, it } from 'vitest';
import { alertNewsOf, type SecurityAlert } from '../../../../src/features/pull-requests/domain/security-alert.ts';
import type { AlertId, RepositoryId } from '../../../../src/kit/ids.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour));
const isFresh = (instant: Date) => instant >= at(0);
const alert = (more: Partial<SecurityAlert> = {}): SecurityAlert => ({
  ...{ id: 'a' as AlertId, repositoryId: 'r' as RepositoryId, kind: 'dependabot', severity: 'high' },
  ...{ title: 'Prototype pollution', url: 'https://github.com/x', state: 'open', at: at(9) },
  ...more,
});
const news = (before: SecurityAlert | null, after: SecurityAlert, openedAt = at(9)) =>
  alertNewsOf({ before, after, openedAt }, isFresh).kind;

describe('a security alert', () => {
  it('is news when it is raised, and when it is raised again', () => {
    expect(news(null, alert())).toBe('raised');
    expect(news(alert({ state: 'closed' }), alert(), at(-100))).toBe('raised');
  });

  it('is over once it is closed, and only if it was open', () => {
    expect(news(alert(), alert({ state: 'closed' }))).toBe('over');
    expect(news(null, alert({ state: 'closed' }))).toBe('nothing');
    expect(news(alert({ state: 'closed' }), alert({ state: 'closed' }))).toBe('nothing');
  });

  it('is no news when it stays open, is old however lately somebody touched it, or isn’t grave', () => {
    expect(news(alert(), alert())).toBe('nothing');
    expect(news(null, alert(), at(-100))).toBe('nothing');
    for (const severity of ['low', 'medium', 'unknown'] as const)
      expect(news(null, alert({ severity }))).toBe('nothing');
    expect(news(null, alert({ severity: 'critical' }))).toBe('raised');
  });
});
