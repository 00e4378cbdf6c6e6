import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterDeployments,
  afterHistory,
  afterRepair,
  afterTrouble,
  afterUnchanged,
  beginAgain,
  beginMore,
  beginRepair,
} from '../../../../../src/features/pull-requests/domain/sync/advance.ts';
import { newSync, PAGE_SIZE, type RepositorySync } from '../../../../../src/features/pull-requests/domain/sync/sync.ts';
import type { ConnectionId, RepositoryId } from '../../../../../src/kit/ids.ts';

const NOW = new Date('2026-11-25T09:00:00Z');
const DAY = 24 * 3_600_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
const fresh = newSync({
  ...{ id: 's', connectionId: 'c' as ConnectionId, repositoryId: 'r' as RepositoryId },
  startedAt: NOW,
});
const sync = (more: Partial<RepositorySync> = {}): RepositorySync => ({ ...fresh, ...more });
/** A page whose pull requests were last changed so many days ago. */
const page = (days: readonly number[], next: string | null = 'more') => ({ updatedAt: days.map(ago), next });

describe('after a page of history', () => {
  it.each([
    ['within the 30 days there is more to read of them', 'recent', [1, 29.9], 'more', 'recent', 29.9],
    ['that reaches beyond 30 days the older part begins', 'recent', [20, 30.1], 'more', 'older', 30.1],
    ['of the older part it goes on', 'older', [40, 89.9], 'more', 'older', 89.9],
    ['that reaches beyond 90 days deployments come', 'older', [80, 90.1], 'more', 'deployments', 90.1],
    ['that reaches beyond both at once deployments come', 'recent', [1, 200], 'more', 'deployments', 200],
    ['that is the last one deployments come', 'recent', [1, 2], null, 'deployments', 2],
    ['that is empty and the last one deployments come', 'recent', [], null, 'deployments', null],
  ] as const)('%s', (_, step, days, next, after, reached) => {
    const moved = afterHistory(sync({ step }), page(days, next));
    expect(moved).toMatchObject({ step: after, cursor: next, exhausted: next === null });
    expect(moved.reachedAt).toEqual(reached === null ? null : ago(reached));
    expect([moved.pullRequests, moved.version]).toEqual([days.length, 1]);
  });

  it('remembers the newest change of the first page alone', () => {
    const first = afterHistory(sync(), page([1, 2]));
    expect(afterHistory(first, page([3, 4])).newestAt).toEqual(ago(1));
  });

  it('asks for larger pages again, up to the usual', () => {
    expect(afterHistory(sync({ pageSize: 6 }), page([1])).pageSize).toBe(12);
    expect(afterHistory(sync({ pageSize: 20 }), page([1])).pageSize).toBe(PAGE_SIZE);
  });
});

describe('after a page of deployments', () => {
  const reading = sync({ step: 'deployments', newestAt: ago(1) });

  it.each([
    ['within the days there is more', [5, 89], 'more', 'deployments'],
    ['beyond them it is over', [5, 91], 'more', 'done'],
    ['that is the last one it is over', [5], null, 'done'],
    ['that is empty and the last one it is over', [], null, 'done'],
  ] as const)('%s', (_, days, next, step) => {
    const moved = afterDeployments(reading, { at: days.map(ago), next });
    expect(moved.step).toBe(step);
    expect(moved.sideCursor).toBe(step === 'done' ? null : next);
    expect(moved.knownUntil).toEqual(step === 'done' ? ago(1) : null);
  });
});

describe('a repair', () => {
  const known = sync({ step: 'repair', knownUntil: ago(1) });

  it.each([
    ['goes on while it hasn’t reached what is known', [0.1, 0.9], 'more', 'repair'],
    ['goes on within the hour that pages overlap', [0.1, 1.02], 'more', 'repair'],
    ['is over an hour beyond what is known', [0.1, 1.05], 'more', 'done'],
    ['is over with the last page', [0.1], null, 'done'],
  ] as const)('%s', (_, days, next, step) => {
    expect(afterRepair(known, page(days, next)).step).toBe(step);
  });

  it('then knows everything up to the newest change it saw, not the last page’s', () => {
    const first = afterRepair(known, page([0.1, 0.5]));
    expect(first.knownUntil).toEqual(ago(1));
    expect(afterRepair(first, page([0.6, 2]))).toMatchObject({ step: 'done', knownUntil: ago(0.1), newestAt: null });
  });

  it('of what never had a pull request reads to the end', () => {
    expect(afterRepair(sync({ step: 'repair' }), page([500]))).toMatchObject({ step: 'repair' });
  });

  it('that finds nothing changed keeps what is known', () => {
    expect(afterUnchanged(known)).toMatchObject({ step: 'done', knownUntil: ago(1), version: 1 });
  });
});

describe('beginning anew', () => {
  it.each(['recent', 'older', 'deployments', 'repair', 'done', 'gone'] as const)(
    'a repair or more history waits until what is read is read: %s',
    (step) => {
      expect(beginRepair(sync({ step }))?.step ?? null).toBe(step === 'done' ? 'repair' : null);
      expect(beginMore(sync({ step }), 90)?.step ?? null).toBe(step === 'done' ? 'older' : null);
    },
  );

  it('reads further back from where it stopped, and not at all where nothing is older', () => {
    const done = sync({ step: 'done', cursor: 'there', knownUntil: ago(1) });
    expect(beginMore(done, 90)).toMatchObject({ days: 180, cursor: 'there', newestAt: ago(1) });
    expect(beginMore({ ...done, exhausted: true }, 90)).toBeNull();
  });

  it('starts from nothing where it was out of reach, and brings the rest up to date', () => {
    const later = new Date(NOW.getTime() + DAY);
    const gone = sync({ step: 'gone', cursor: 'x', pullRequests: 9, version: 4 });
    expect(beginAgain(gone, later)).toMatchObject({
      ...{ id: 's', step: 'recent', cursor: null, startedAt: later, pullRequests: 0, version: 5 },
    });
    expect(beginAgain(sync({ step: 'done' }), later)?.step).toBe('repair');
    expect(beginAgain(sync({ step: 'older' }), later)).toBeNull();
  });
});

describe('trouble', () => {
  it('halves the page down to 3 and moves nothing else', () => {
    const sizes: number[] = [];
    let one = sync();
    for (let n = 0; n < 6; n += 1) {
      one = afterTrouble(one);
      sizes.push(one.pageSize);
    }
    expect(sizes).toEqual([12, 6, 3, 3, 3, 3]);
    expect(one).toEqual({ ...sync(), pageSize: 3, version: 6 });
  });
});

describe('whatever pages come', () => {
  it('each raises the version by one, and history ends once it is exhausted or reaches beyond its days', () => {
    const pages = fc.array(
      fc.tuple(fc.array(fc.double({ min: 0, max: 120, noNaN: true }), { maxLength: 5 }), fc.boolean()),
    );
    fc.assert(
      fc.property(pages, (all) => {
        let one = sync();
        for (const [days, last] of all) {
          if (one.step !== 'recent' && one.step !== 'older') break;
          const sorted = days.toSorted((a, b) => a - b);
          const before = one;
          one = afterHistory(one, page(sorted, last ? null : 'more'));
          expect(one.version).toBe(before.version + 1);
          const beyond = last || (sorted.at(-1) ?? 0) > 90;
          expect(one.step === 'deployments').toBe(beyond);
        }
      }),
    );
  });
});
