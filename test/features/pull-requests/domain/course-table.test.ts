import { describe, expect, it } from 'vitest';
import { courseOf, type Response } from '../../../../src/features/pull-requests/domain/course.ts';
import { segmentsOf } from '../../../../src/features/pull-requests/domain/segments.ts';

const START = Date.UTC(2026, 10, 2);
const HOUR = 3_600_000;
const at = (hours: number) => new Date(START + hours * HOUR);

type Said = readonly [hour: number, by: string, kind?: Response['kind']];
type Story = {
  /** Hours at which the commits of its head were written. */
  readonly commits?: readonly number[];
  readonly created?: number;
  readonly draft?: boolean;
  readonly merged?: number;
  readonly closed?: number;
  readonly said?: readonly Said[];
  readonly turns?: readonly (readonly [hour: number, kind: string, reviewer?: string])[];
  readonly deployed?: readonly number[];
};

/** `null`: unknown or not come. Instants in hours; segments in hours. */
type Expected = {
  readonly first: number | null;
  readonly ready: number | null;
  readonly review: number | null;
  readonly picked: number | null;
  readonly approved: readonly [number | null, number | null];
  readonly deployed?: number;
  readonly draft?: number;
  readonly again?: number;
  readonly forced?: number;
  readonly reopened?: number;
  readonly segments: readonly [
    coding: number | null,
    pickup: number | null,
    review: number | null,
    merge: number | null,
    deploy: number | null,
    cycle: number | null,
  ];
  readonly reviewed: boolean;
};

// Ana writes, Bo and Cy review, names that end in [bot] are machines. Computed by hand from METRICS.md.
const table: readonly (readonly [title: string, story: Story, expected: Expected])[] = [
  [
    'reviewed, approved and merged',
    {
      commits: [-5, -1],
      said: [
        [3, 'bo'],
        [6, 'bo', 'approved'],
      ],
      merged: 8,
    },
    { first: -5, ready: 0, review: 3, picked: 3, approved: [6, 6], segments: [5, 3, 5, 2, null, 13], reviewed: true },
  ],
  [
    'approved at once',
    { commits: [-2], said: [[4, 'bo', 'approved']], merged: 5 },
    { first: -2, ready: 0, review: 4, picked: 4, approved: [4, 4], segments: [2, 4, 1, 1, null, 7], reviewed: true },
  ],
  [
    'merged without any review',
    { commits: [-2], merged: 6 },
    {
      first: -2,
      ready: 0,
      review: null,
      picked: 6,
      approved: [null, null],
      segments: [2, 6, null, null, null, 8],
      reviewed: false,
    },
  ],
  [
    'open and not reviewed: it still waits',
    { commits: [-1] },
    {
      first: -1,
      ready: 0,
      review: null,
      picked: null,
      approved: [null, null],
      segments: [1, null, null, null, null, null],
      reviewed: false,
    },
  ],
  [
    'open and reviewed',
    { commits: [-1], said: [[2, 'bo', 'changes-requested']] },
    {
      first: -1,
      ready: 0,
      review: 2,
      picked: 2,
      approved: [null, null],
      segments: [1, 2, null, null, null, null],
      reviewed: true,
    },
  ],
  [
    'closed without a merge or a review',
    { commits: [-1], closed: 9 },
    {
      first: -1,
      ready: 0,
      review: null,
      picked: null,
      approved: [null, null],
      segments: [1, null, null, null, null, null],
      reviewed: false,
    },
  ],
  [
    'closed without a merge after a review',
    { commits: [-1], said: [[4, 'bo']], closed: 9 },
    {
      first: -1,
      ready: 0,
      review: 4,
      picked: 4,
      approved: [null, null],
      segments: [1, 4, null, null, null, null],
      reviewed: true,
    },
  ],
  [
    'commented by its author only',
    {
      commits: [-1],
      said: [
        [1, 'ana'],
        [2, 'ana'],
      ],
      merged: 7,
    },
    {
      first: -1,
      ready: 0,
      review: null,
      picked: 7,
      approved: [null, null],
      segments: [1, 7, null, null, null, 8],
      reviewed: false,
    },
  ],
  [
    'answered by its author before anybody else',
    {
      commits: [-1],
      said: [
        [1, 'ana'],
        [5, 'bo', 'approved'],
      ],
      merged: 7,
    },
    { first: -1, ready: 0, review: 5, picked: 5, approved: [5, 5], segments: [1, 5, 2, 2, null, 8], reviewed: true },
  ],
  [
    'commented by bots only',
    {
      commits: [-1],
      said: [
        [0.5, 'codecov[bot]'],
        [1, 'sonar[bot]'],
      ],
      merged: 4,
    },
    {
      first: -1,
      ready: 0,
      review: null,
      picked: 4,
      approved: [null, null],
      segments: [1, 4, null, null, null, 5],
      reviewed: false,
    },
  ],
  [
    'commented by a bot before a human',
    {
      commits: [-1],
      said: [
        [0.5, 'codecov[bot]'],
        [6, 'bo'],
      ],
      merged: 8,
    },
    {
      first: -1,
      ready: 0,
      review: 6,
      picked: 6,
      approved: [null, null],
      segments: [1, 6, 2, null, null, 9],
      reviewed: true,
    },
  ],
  [
    'approved by a bot alone: that ends the wait, and nobody reviewed it',
    { commits: [-1], said: [[2, 'approver[bot]', 'approved']], merged: 4 },
    {
      first: -1,
      ready: 0,
      review: null,
      picked: 2,
      approved: [null, null],
      segments: [1, 2, null, null, null, 5],
      reviewed: false,
    },
  ],
  [
    'approved by a bot and still open: a human may come',
    { commits: [-1], said: [[2, 'approver[bot]', 'approved']] },
    {
      first: -1,
      ready: 0,
      review: null,
      picked: null,
      approved: [null, null],
      segments: [1, null, null, null, null, null],
      reviewed: false,
    },
  ],
  [
    'opened as a draft, then ready',
    { commits: [-3], turns: [[10, 'ready-for-review']], said: [[14, 'bo', 'approved']], merged: 15 },
    {
      first: -3,
      ready: 10,
      review: 14,
      picked: 14,
      approved: [14, 14],
      draft: 10,
      segments: [3, 4, 1, 1, null, 18],
      reviewed: true,
    },
  ],
  [
    'ready, back to draft, ready again: it waits from the last time',
    {
      commits: [-3],
      turns: [
        [10, 'ready-for-review'],
        [12, 'converted-to-draft'],
        [20, 'ready-for-review'],
      ],
      said: [[22, 'bo', 'approved']],
      merged: 24,
    },
    {
      first: -3,
      ready: 20,
      review: 22,
      picked: 22,
      approved: [22, 22],
      draft: 18,
      segments: [3, 2, 2, 2, null, 27],
      reviewed: true,
    },
  ],
  [
    'opened ready, made a draft, ready again',
    {
      commits: [-3],
      turns: [
        [5, 'converted-to-draft'],
        [9, 'ready-for-review'],
      ],
      said: [[12, 'bo', 'approved']],
      merged: 13,
    },
    {
      first: -3,
      ready: 9,
      review: 12,
      picked: 12,
      approved: [12, 12],
      draft: 4,
      segments: [3, 3, 1, 1, null, 16],
      reviewed: true,
    },
  ],
  [
    'commented while it was a draft: that ends no wait',
    {
      commits: [-3],
      turns: [[10, 'ready-for-review']],
      said: [
        [4, 'bo'],
        [16, 'cy', 'approved'],
      ],
      merged: 17,
    },
    {
      first: -3,
      ready: 10,
      review: 16,
      picked: 16,
      approved: [16, 16],
      draft: 10,
      segments: [3, 6, 1, 1, null, 20],
      reviewed: true,
    },
  ],
  [
    'still a draft: it waits for nobody',
    { commits: [-3], draft: true, said: [[4, 'bo']] },
    {
      first: -3,
      ready: null,
      review: null,
      picked: null,
      approved: [null, null],
      segments: [3, null, null, null, null, null],
      reviewed: false,
    },
  ],
  [
    'closed as a draft',
    { commits: [-3], draft: true, closed: 9 },
    {
      first: -3,
      ready: null,
      review: null,
      picked: null,
      approved: [null, null],
      draft: 9,
      segments: [3, null, null, null, null, null],
      reviewed: false,
    },
  ],
  [
    'asked of the same reviewer again after changes were requested',
    {
      commits: [-1],
      turns: [
        [0, 'review-requested', 'account:bo'],
        [5, 'review-requested', 'account:bo'],
      ],
      said: [
        [2, 'bo', 'changes-requested'],
        [7, 'bo', 'approved'],
      ],
      merged: 8,
    },
    {
      first: -1,
      ready: 0,
      review: 2,
      picked: 2,
      approved: [7, 7],
      again: 1,
      segments: [1, 2, 6, 1, null, 9],
      reviewed: true,
    },
  ],
  [
    'asked of a second reviewer and a team: nobody is asked again',
    {
      commits: [-1],
      turns: [
        [0, 'review-requested', 'account:bo'],
        [3, 'review-requested', 'account:cy'],
        [3, 'review-requested', 'team:web'],
      ],
      said: [
        [2, 'bo', 'approved'],
        [6, 'cy', 'approved'],
      ],
      merged: 8,
    },
    { first: -1, ready: 0, review: 2, picked: 2, approved: [2, 6], segments: [1, 2, 6, 6, null, 9], reviewed: true },
  ],
  [
    'its approval dismissed: it is a review, and no approval',
    {
      commits: [-1],
      said: [
        [2, 'bo', 'dismissed'],
        [6, 'cy', 'approved'],
      ],
      merged: 8,
    },
    { first: -1, ready: 0, review: 2, picked: 2, approved: [6, 6], segments: [1, 2, 6, 2, null, 9], reviewed: true },
  ],
  [
    'force-pushed: the commits of its present head count, all written after it was opened, so coding is unknown',
    { commits: [4, 5], turns: [[5.5, 'head-force-pushed']], said: [[7, 'bo', 'approved']], merged: 8 },
    {
      first: 4,
      ready: 0,
      review: 7,
      picked: 7,
      approved: [7, 7],
      forced: 1,
      segments: [null, 7, 1, 1, null, null],
      reviewed: true,
    },
  ],
  [
    'rebased: commits keep the time they were written',
    {
      commits: [-6, -2],
      turns: [
        [1, 'head-force-pushed'],
        [3, 'head-force-pushed'],
      ],
      said: [[7, 'bo', 'approved']],
      merged: 8,
    },
    {
      first: -6,
      ready: 0,
      review: 7,
      picked: 7,
      approved: [7, 7],
      forced: 2,
      segments: [6, 7, 1, 1, null, 14],
      reviewed: true,
    },
  ],
  [
    'closed, reopened and merged: what was said before counts',
    {
      commits: [-1],
      turns: [
        [4, 'closed'],
        [10, 'reopened'],
      ],
      said: [
        [3, 'bo'],
        [11, 'bo', 'approved'],
      ],
      merged: 12,
    },
    {
      first: -1,
      ready: 0,
      review: 3,
      picked: 3,
      approved: [11, 11],
      reopened: 1,
      segments: [1, 3, 9, 1, null, 13],
      reviewed: true,
    },
  ],
  [
    'discussed after the merge only: nobody reviewed it',
    { commits: [-1], said: [[9, 'bo']], merged: 4 },
    {
      first: -1,
      ready: 0,
      review: null,
      picked: 4,
      approved: [null, null],
      segments: [1, 4, null, null, null, 5],
      reviewed: false,
    },
  ],
  [
    'without known commits: coding and cycle are unknown, not 0',
    { said: [[2, 'bo', 'approved']], merged: 3 },
    {
      first: null,
      ready: 0,
      review: 2,
      picked: 2,
      approved: [2, 2],
      segments: [null, 2, 1, 1, null, null],
      reviewed: true,
    },
  ],
  [
    'a revert, opened and merged within minutes',
    { commits: [0], said: [[0.25, 'bo', 'approved']], merged: 0.5, deployed: [1.5] },
    {
      first: 0,
      ready: 0,
      review: 0.25,
      picked: 0.25,
      approved: [0.25, 0.25],
      deployed: 1.5,
      segments: [0, 0.25, 0.25, 0.25, 1, 0.5],
      reviewed: true,
    },
  ],
  [
    'deployed three times: the first success counts',
    { commits: [-1], said: [[1, 'bo', 'approved']], merged: 2, deployed: [30, 5, 9] },
    {
      first: -1,
      ready: 0,
      review: 1,
      picked: 1,
      approved: [1, 1],
      deployed: 5,
      segments: [1, 1, 1, 1, 3, 3],
      reviewed: true,
    },
  ],
  [
    'told by two sources two seconds apart: one happening each',
    {
      commits: [-1],
      turns: [
        [5, 'converted-to-draft'],
        [5 + 2 / 3600, 'converted-to-draft'],
        [9, 'ready-for-review'],
        [9 + 2 / 3600, 'ready-for-review'],
        [10, 'head-force-pushed'],
        [10 + 2 / 3600, 'head-force-pushed'],
      ],
      said: [[12, 'bo', 'approved']],
      merged: 13,
    },
    {
      first: -1,
      ready: 9,
      review: 12,
      picked: 12,
      approved: [12, 12],
      draft: 4,
      forced: 1,
      segments: [1, 3, 1, 1, null, 14],
      reviewed: true,
    },
  ],
  [
    'reviewed by somebody whose account is gone: still a human',
    { commits: [-1], said: [[2, '', 'approved']], merged: 3 },
    { first: -1, ready: 0, review: 2, picked: 2, approved: [2, 2], segments: [1, 2, 1, 1, null, 4], reviewed: true },
  ],
];

describe('the hand-computed table', () => {
  it('holds at least 25 pull requests', () => {
    expect(table.length).toBeGreaterThanOrEqual(25);
  });

  it.each(table)('a pull request %s', (_, story, expected) => {
    const { first, ready, review, picked, approved, segments, reviewed } = expected;
    const { subject, course } = play(story);
    const hours = (instant: Date | null) => (instant === null ? null : (instant.getTime() - START) / HOUR);
    expect({
      ...{ first: hours(course.firstCommitAt), ready: hours(course.readyAt), review: hours(course.firstReviewAt) },
      ...{ picked: hours(course.pickedUpAt), approved: [hours(course.firstApprovalAt), hours(course.lastApprovalAt)] },
      ...{ deployed: hours(course.deployedAt), draft: course.draftMs / HOUR, again: course.reRequests },
      ...{ forced: course.forcePushes, reopened: course.reopenings },
    }).toEqual({
      ...{ first, ready, review, picked, approved, deployed: expected.deployed ?? null, draft: expected.draft ?? 0 },
      ...{ again: expected.again ?? 0, forced: expected.forced ?? 0, reopened: expected.reopened ?? 0 },
    });
    const took = segmentsOf({ ...subject, ...course });
    const inHours = (ms: number | null) => (ms === null ? null : ms / HOUR);
    expect([
      ...[took.codingMs, took.pickupMs, took.reviewMs, took.mergeMs, took.deployMs, took.cycleMs].map(inHours),
      took.reviewed,
    ]).toEqual([...segments, reviewed]);
  });
});

function play({
  commits = [],
  created = 0,
  draft = false,
  merged,
  closed,
  said = [],
  turns = [],
  deployed = [],
}: Story) {
  const mergedAt = merged === undefined ? null : at(merged);
  const closedAt = closed === undefined ? mergedAt : at(closed);
  const state = mergedAt !== null ? 'merged' : closedAt !== null ? 'closed' : 'open';
  const subject = { createdAt: at(created), draft, mergedAt, closedAt, state } as const;
  const course = courseOf(subject, {
    responses: said.map(([hour, by, kind = 'commented']) => ({
      ...{ at: at(hour), form: 'review' as const, kind, by },
      ...{ own: by === 'ana', bot: by.endsWith('[bot]') },
    })),
    turns: turns.map(([hour, kind, reviewer = '']) => ({ at: at(hour), kind, reviewer })),
    authoredAt: commits.map(at),
    deployments: deployed.map((hour) => ({ startedAt: at(hour), finishedAt: at(hour) })),
    ...{ releasedAt: null, deploys: false, releases: false, issueKeys: [], taskIds: [] },
  });
  return { subject, course };
}
