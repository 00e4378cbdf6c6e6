import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../../../src/features/pull-requests/domain/sync/progress.ts';
import { newSync, type RepositorySync } from '../../../../../src/features/pull-requests/domain/sync/sync.ts';
import type { ConnectionId, RepositoryId } from '../../../../../src/kit/ids.ts';

const NOW = new Date('2026-11-25T09:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * 24 * 3_600_000);
const sync = (more: Partial<RepositorySync> = {}): RepositorySync => ({
  ...newSync({ id: 's', connectionId: 'c' as ConnectionId, repositoryId: 'r' as RepositoryId, startedAt: NOW }),
  ...more,
});
const share = (more: Partial<RepositorySync>) => progressOf([sync(more)]).share;

describe('how far history is read', () => {
  it.each([
    ['nothing yet', {}, 0],
    ['a third of 90 days', { reachedAt: ago(30) }, 1 / 3],
    ['the last page of history, as long as it isn’t over', { step: 'older', reachedAt: ago(120) }, 0.98],
    ['a change from after the beginning', { reachedAt: ago(-1) }, 0],
    ['deployments', { step: 'deployments' }, 0.99],
    ['a repair of what is read', { step: 'repair' }, 1],
    ['all', { step: 'done' }, 1],
    ['what is out of reach', { step: 'gone' }, 1],
    ['half of 180 days', { step: 'older', days: 180, reachedAt: ago(90) }, 0.5],
  ] as const)('%s', (_, more, expected) => {
    expect(share(more)).toBeCloseTo(expected, 5);
  });

  it('is the mean over repositories, and all of none', () => {
    expect(progressOf([sync(), sync({ step: 'done' })]).share).toBe(0.5);
    expect(progressOf([]).share).toBe(1);
  });

  it('counts what is finished, gone, read, and whether the last 30 days of everything are here', () => {
    const all = [
      sync({ step: 'older', pullRequests: 40 }),
      sync({ step: 'done', pullRequests: 7, days: 180, exhausted: true }),
      sync({ step: 'gone' }),
      sync({ step: 'repair', pullRequests: 3 }),
    ];
    expect(progressOf(all)).toMatchObject({
      ...{ repositories: 4, finished: 3, gone: 1, pullRequests: 50, days: 180, recentDone: true, hasMore: false },
    });
    expect(progressOf([...all, sync({ step: 'recent' })]).recentDone).toBe(false);
    expect(progressOf([sync({ step: 'done' })]).hasMore).toBe(true);
  });
});
