import { describe, expect, it } from 'vitest';
import { reviewWaitsOf } from '../../../../src/features/pull-requests/domain/review-wait.ts';
import type { IdentityId } from '../../../../src/kit/ids.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const subject = {
  ...({ state: 'open', draft: false, createdAt: at(10), readyAt: at(10) } as const),
  ...{ requestedReviewerIds: ['b' as IdentityId], requestedTeams: ['web-core'] },
};
const askedAt = new Map([['account:b', at(12)]]);

describe('a review that is waited for', () => {
  it('counts from when it was asked for, or from when the pull request was opened where nobody told', () => {
    const waits = reviewWaitsOf(subject, { askedAt, connectedAt: at(1) });
    expect(waits.map(({ who, since }) => [who, since])).toEqual([
      ['account:b', at(12)],
      ['team:web-core', at(10)],
    ]);
  });

  it('counts from when a draft is ready, and never from before the connection', () => {
    const [ready] = reviewWaitsOf({ ...subject, readyAt: at(14) }, { askedAt, connectedAt: at(1) });
    expect(ready).toMatchObject({ askedAt: at(14), since: at(14) });
    const [late] = reviewWaitsOf(subject, { askedAt, connectedAt: at(20) });
    expect(late).toMatchObject({ askedAt: at(12), since: at(20) });
  });

  it('is none of drafts and of what is over', () => {
    for (const over of [{ draft: true }, { state: 'merged' as const }, { state: 'closed' as const }])
      expect(reviewWaitsOf({ ...subject, ...over }, { askedAt, connectedAt: at(1) })).toEqual([]);
  });
});
