import { describe, expect, it } from 'vitest';
import { findTarget } from '../../playground/clock/find-target.ts';
import { plainWords } from '../../playground/clock/plain-words.ts';
import type { ClockTarget } from '../../playground/web/contract.ts';

const BERLIN = 'Europe/Berlin';

describe('where the clock is moved to', () => {
  it.each<[string, ClockTarget, string, string, string]>([
    ['a quarter of an hour', { kind: 'minutes', minutes: 15 }, BERLIN, '2026-11-21T12:00:00Z', '2026-11-21T12:15:00Z'],
    ['this evening', { kind: 'evening' }, BERLIN, '2026-11-21T12:00:00Z', '2026-11-21T17:00:00Z'],
    [
      'tomorrow’s evening when it is evening',
      { kind: 'evening' },
      BERLIN,
      '2026-11-21T17:00:00Z',
      '2026-11-22T17:00:00Z',
    ],
    [
      'evening where it is still morning',
      { kind: 'evening' },
      'America/New_York',
      '2026-11-21T17:00:00Z',
      '2026-11-21T23:00:00Z',
    ],
    [
      'evening where half hours count',
      { kind: 'evening' },
      'Asia/Kolkata',
      '2026-11-21T12:00:00Z',
      '2026-11-21T12:30:00Z',
    ],
    [
      'evening of the day the clocks change',
      { kind: 'evening' },
      BERLIN,
      '2026-03-29T00:30:00Z',
      '2026-03-29T16:00:00Z',
    ],
    ['Monday, from a Saturday', { kind: 'monday' }, BERLIN, '2026-11-21T12:00:00Z', '2026-11-23T08:00:00Z'],
    ['Monday itself before nine', { kind: 'monday' }, BERLIN, '2026-11-23T07:59:00Z', '2026-11-23T08:00:00Z'],
    ['the next Monday from nine on', { kind: 'monday' }, BERLIN, '2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z'],
    ['Monday over a change of the clocks', { kind: 'monday' }, BERLIN, '2026-10-24T12:00:00Z', '2026-10-26T08:00:00Z'],
    [
      'a date and time on the wall',
      { kind: 'at', local: '2026-07-01T09:30' },
      BERLIN,
      '2026-06-01T00:00:00Z',
      '2026-07-01T07:30:00Z',
    ],
    [
      'a time the clocks skip',
      { kind: 'at', local: '2026-03-29T02:30' },
      BERLIN,
      '2026-03-01T00:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
  ])('finds %s', (_, target, zone, now, expected) => {
    expect(findTarget(target, { now: new Date(now), zone })).toEqual({ kind: 'at', at: new Date(expected) });
  });

  it.each<[string, ClockTarget]>([
    ['only goes forward', { kind: 'at', local: '2026-11-21T12:59' }],
    ['more than 400 days', { kind: 'at', local: '2028-01-01T09:00' }],
    ['more than 400 days', { kind: 'minutes', minutes: 401 * 24 * 60 }],
    ['no date', { kind: 'at', local: '2026-02-30T09:00' }],
    ['no date', { kind: 'at', local: 'tomorrow' }],
    ['no date', { kind: 'minutes', minutes: -15 }],
    ['no date', { kind: 'minutes', minutes: Number.NaN }],
    ['no date', { kind: 'somewhere' } as unknown as ClockTarget],
  ])('says %j of what it cannot reach', (words, target) => {
    const found = findTarget(target, { now: new Date('2026-11-21T12:00:00Z'), zone: BERLIN });
    expect(found).toMatchObject({ kind: 'refused', words: expect.stringContaining(words) });
  });
});

describe('the words of the clock’s log', () => {
  it.each([
    ['*T-12* is due today\nand more', 'T-12 is due today'],
    ['<@U01ANA> asks in <#C01WEB|web>', 'Ana Keller asks in #web'],
    ['See <https://a.example|the list> &amp; &lt;that&gt;', 'See the list & <that>'],
    ['due <!date^1795256345^{date_short}|21 Nov>', 'due 21 Nov'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ])('reads %j without markup', (source, words) => {
    expect(plainWords(source)).toBe(words);
  });
});
