import { describe, expect, it } from 'vitest';
import { type ReviewTurn, requestsOf } from '../../../../src/features/pull-requests/domain/review-requests.ts';

const on = (time: string) => new Date(`2026-11-02T${time}:00Z`);
/** `asked 09:00, reviewed 10:00`. */
const turns = (text: string): readonly ReviewTurn[] =>
  text.split(', ').map((one) => {
    const [kind = '', time = ''] = one.split(' ');
    return { kind: kind as ReviewTurn['kind'], at: on(time) };
  });

/** What happened · when it was ready and over · each request: how it ended, and how many minutes it took. */
const table: readonly (readonly [
  what: string,
  turns: string,
  of: { ready?: string; over?: string },
  expected: string,
])[] = [
  ['a plain one', 'asked 09:00, reviewed 10:00', {}, 'reviewed 60'],
  ['asked twice before the review', 'asked 09:00, asked 09:30, reviewed 10:00', {}, 'reviewed 60'],
  ['asked again after it', 'asked 09:00, reviewed 10:00, asked 11:00, reviewed 11:20', {}, 'reviewed 60 · reviewed 20'],
  ['a second review answers nothing', 'asked 09:00, reviewed 10:00, reviewed 10:30', {}, 'reviewed 60'],
  ['reviewed without being asked', 'reviewed 10:00', {}, ''],
  ['reviewed before being asked', 'reviewed 08:00, asked 09:00', {}, 'waiting'],
  ['asked of a draft: waits from when it was ready', 'asked 09:00, reviewed 11:00', { ready: '10:30' }, 'reviewed 30'],
  ['reviewed while it was a draft', 'asked 09:00, reviewed 10:00', { ready: '10:30' }, 'reviewed 60'],
  ['withdrawn', 'asked 09:00, withdrawn 09:10', {}, 'withdrawn'],
  [
    'withdrawn and asked again',
    'asked 09:00, withdrawn 09:10, asked 10:00, reviewed 10:05',
    {},
    'withdrawn · reviewed 5',
  ],
  ['taken back by the host with the review', 'withdrawn 10:00, asked 09:00, reviewed 10:00', {}, 'reviewed 60'],
  ['merged without them', 'asked 09:00', { over: '12:00' }, 'over'],
  ['told in another order', 'reviewed 10:00, asked 09:00', {}, 'reviewed 60'],
];

describe('a review that was asked for', () => {
  it.each(table)('%s', (_, text, { ready, over }, expected) => {
    const of = { readyAt: ready === undefined ? null : on(ready), endedAt: over === undefined ? null : on(over) };
    const said = requestsOf(turns(text), of).map(({ end, from, reviewedAt }) =>
      reviewedAt === null ? end : `${end} ${(reviewedAt.getTime() - from.getTime()) / 60_000}`,
    );
    expect(said.join(' · ')).toBe(expected);
  });
});
