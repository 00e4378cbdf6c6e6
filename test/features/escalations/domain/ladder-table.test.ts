import { describe, expect, it } from 'vitest';
import { PAST } from '../../../../src/features/escalations/domain/escalation.ts';
import type { Surroundings } from '../../../../src/features/escalations/domain/next.ts';
import { around, lifeOf, local, person, runToTheTop, type Somebody, shown, usualRungs } from './climbing.ts';

const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const KOLKATA = 'Asia/Kolkata';

type Cast = Readonly<Record<string, Somebody>>;
type Row = readonly [what: string, start: string, expected: string, cast?: Cast, world?: Partial<Surroundings>];

const everywhere = (zone: string): Cast => ({ A: { zone }, L: { zone }, M: { zone }, D: { zone } });
const threeZones: Cast = { L: { zone: NEW_YORK }, M: { zone: KOLKATA } };
const christmas = { free: ['2026-12-25', '2027-01-01'] };
const closed: Cast = { A: christmas, L: christmas, M: christmas, D: christmas };
const berlin = (from: string, until: string) => ({
  from: local(`${BERLIN} ${from}`),
  until: local(`${BERLIN} ${until}`),
});
const midweek = berlin('2026-11-25 00:00', '2026-11-28 00:00');
const toMonday = berlin('2026-11-25 00:00', '2026-11-30 00:00');

/**
 * Who is asked when, each in their own zone, and when the last time is over (`–`). Levels last 24, 48, 72 and 168 hours
 * of the clock from the message on. Worked out by hand with a calendar; 25 November 2026 is a Wednesday.
 */
const rows: readonly Row[] = [
  // Weekdays, everybody in Berlin.
  [
    'a Monday morning',
    '2026-11-23 10:00',
    'A Mon 23 Nov 10:00, L Tue 24 Nov 10:00, M Thu 26 Nov 10:00, D Mon 30 Nov 09:00, – Mon 7 Dec 09:00',
  ],
  [
    'the last minute of a day',
    '2026-11-23 17:59',
    'A Mon 23 Nov 17:59, L Tue 24 Nov 17:59, M Thu 26 Nov 17:59, D Mon 30 Nov 09:00, – Mon 7 Dec 09:00',
  ],
  [
    'the end of a day, which is no work any more',
    '2026-11-23 18:00',
    'A Tue 24 Nov 09:00, L Wed 25 Nov 09:00, M Fri 27 Nov 09:00, D Mon 30 Nov 09:00, – Mon 7 Dec 09:00',
  ],
  [
    'a minute before work',
    '2026-11-23 08:59',
    'A Mon 23 Nov 09:00, L Tue 24 Nov 09:00, M Thu 26 Nov 09:00, D Mon 30 Nov 09:00, – Mon 7 Dec 09:00',
  ],
  [
    'midnight',
    '2026-11-25 00:00',
    'A Wed 25 Nov 09:00, L Thu 26 Nov 09:00, M Mon 30 Nov 09:00, D Thu 3 Dec 09:00, – Thu 10 Dec 09:00',
  ],
  [
    'a Thursday afternoon',
    '2026-11-26 14:15',
    'A Thu 26 Nov 14:15, L Fri 27 Nov 14:15, M Mon 30 Nov 09:00, D Thu 3 Dec 09:00, – Thu 10 Dec 09:00',
  ],
  // Weekends.
  [
    'a Friday morning',
    '2026-11-27 10:00',
    'A Fri 27 Nov 10:00, L Mon 30 Nov 09:00, M Wed 2 Dec 09:00, D Mon 7 Dec 09:00, – Mon 14 Dec 09:00',
  ],
  [
    'a Friday, half an hour before the end',
    '2026-11-27 17:30',
    'A Fri 27 Nov 17:30, L Mon 30 Nov 09:00, M Wed 2 Dec 09:00, D Mon 7 Dec 09:00, – Mon 14 Dec 09:00',
  ],
  [
    'a Saturday',
    '2026-11-28 12:00',
    'A Mon 30 Nov 09:00, L Tue 1 Dec 09:00, M Thu 3 Dec 09:00, D Mon 7 Dec 09:00, – Mon 14 Dec 09:00',
  ],
  [
    'a Sunday night',
    '2026-11-29 23:59',
    'A Mon 30 Nov 09:00, L Tue 1 Dec 09:00, M Thu 3 Dec 09:00, D Mon 7 Dec 09:00, – Mon 14 Dec 09:00',
  ],
  // Holidays: Friday 25 December and Friday 1 January.
  [
    'two days before Christmas',
    '2026-12-23 10:00',
    'A Wed 23 Dec 10:00, L Thu 24 Dec 10:00, M Mon 28 Dec 09:00, D Thu 31 Dec 09:00, – Thu 7 Jan 09:00',
    closed,
  ],
  [
    'the day before Christmas',
    '2026-12-24 10:00',
    'A Thu 24 Dec 10:00, L Mon 28 Dec 09:00, M Wed 30 Dec 09:00, D Mon 4 Jan 09:00, – Mon 11 Jan 09:00',
    closed,
  ],
  [
    'Christmas itself',
    '2026-12-25 11:00',
    'A Mon 28 Dec 09:00, L Tue 29 Dec 09:00, M Thu 31 Dec 09:00, D Mon 4 Jan 09:00, – Mon 11 Jan 09:00',
    closed,
  ],
  [
    'the last day of the year',
    '2026-12-31 16:00',
    'A Thu 31 Dec 16:00, L Mon 4 Jan 09:00, M Wed 6 Jan 09:00, D Mon 11 Jan 09:00, – Mon 18 Jan 09:00',
    closed,
  ],
  [
    'a holiday of the lead alone',
    '2026-12-24 10:00',
    'A Thu 24 Dec 10:00, L Mon 28 Dec 09:00, M Wed 30 Dec 09:00, D Mon 4 Jan 09:00, – Mon 11 Jan 09:00',
    { L: christmas },
  ],
  // Changes of the clocks: hours are hours, so the wall shows one more or one less.
  [
    'the clocks go forward in Berlin',
    '2026-03-24 10:00',
    'A Tue 24 Mar 10:00, L Wed 25 Mar 10:00, M Fri 27 Mar 10:00, D Mon 30 Mar 11:00, – Mon 6 Apr 11:00',
  ],
  [
    'the clocks go forward within a weekend',
    '2026-03-26 10:00',
    'A Thu 26 Mar 10:00, L Fri 27 Mar 10:00, M Mon 30 Mar 09:00, D Thu 2 Apr 09:00, – Thu 9 Apr 09:00',
  ],
  [
    'the clocks go back in Berlin',
    '2026-10-20 10:00',
    'A Tue 20 Oct 10:00, L Wed 21 Oct 10:00, M Fri 23 Oct 10:00, D Mon 26 Oct 09:00, – Mon 2 Nov 09:00',
  ],
  [
    'the clocks go back to before work',
    '2026-10-20 09:30',
    'A Tue 20 Oct 09:30, L Wed 21 Oct 09:30, M Fri 23 Oct 09:30, D Mon 26 Oct 09:00, – Mon 2 Nov 09:00',
  ],
  [
    'the clocks go forward in New York, past the end of work',
    `${NEW_YORK} 2026-03-03 17:30`,
    'A Tue 3 Mar 17:30, L Wed 4 Mar 17:30, M Fri 6 Mar 17:30, D Tue 10 Mar 09:00, – Tue 17 Mar 09:00',
    everywhere(NEW_YORK),
  ],
  [
    'the clocks go back in New York',
    `${NEW_YORK} 2026-10-27 10:00`,
    'A Tue 27 Oct 10:00, L Wed 28 Oct 10:00, M Fri 30 Oct 10:00, D Mon 2 Nov 09:00, – Mon 9 Nov 09:00',
    everywhere(NEW_YORK),
  ],
  // Three zones.
  [
    'everybody in Kolkata',
    `${KOLKATA} 2026-11-23 17:00`,
    'A Mon 23 Nov 17:00, L Tue 24 Nov 17:00, M Thu 26 Nov 17:00, D Mon 30 Nov 09:00, – Mon 7 Dec 09:00',
    everywhere(KOLKATA),
  ],
  [
    'Berlin, New York, Kolkata, Berlin',
    '2026-11-23 10:00',
    'A Mon 23 Nov 10:00, L Tue 24 Nov 09:00, M Fri 27 Nov 09:00, D Mon 30 Nov 09:00, – Mon 7 Dec 09:00',
    threeZones,
  ],
  [
    'three zones over a weekend',
    '2026-11-27 16:00',
    'A Fri 27 Nov 16:00, L Mon 30 Nov 09:00, M Thu 3 Dec 09:00, D Mon 7 Dec 09:00, – Mon 14 Dec 09:00',
    threeZones,
  ],
  [
    'three zones, from an evening',
    '2026-11-25 20:00',
    'A Thu 26 Nov 09:00, L Fri 27 Nov 09:00, M Tue 1 Dec 09:00, D Fri 4 Dec 09:00, – Fri 11 Dec 09:00',
    threeZones,
  ],
  [
    'three zones while only New York has summer time',
    '2026-03-17 14:00',
    'A Tue 17 Mar 14:00, L Wed 18 Mar 09:00, M Mon 23 Mar 09:00, D Thu 26 Mar 09:00, – Thu 2 Apr 10:00',
    threeZones,
  ],
  // Other weeks.
  [
    'a week from Sunday to Thursday',
    'Asia/Dubai 2026-11-26 17:30',
    'A Thu 26 Nov 17:30, L Mon 30 Nov 09:00, M Wed 2 Dec 09:00, D Mon 7 Dec 09:00, – Mon 14 Dec 09:00',
    { A: { zone: 'Asia/Dubai', hours: { days: [7, 1, 2, 3, 4] } } },
  ],
  [
    'a night shift',
    '2026-11-23 10:00',
    'A Mon 23 Nov 22:00, L Wed 25 Nov 09:00, M Fri 27 Nov 09:00, D Mon 30 Nov 09:00, – Mon 7 Dec 09:00',
    { A: { hours: { start: '22:00', end: '06:00' } } },
  ],
  // Away.
  [
    'away at sending, nobody stands in',
    '2026-11-25 10:00',
    'L Wed 25 Nov 10:00, M Fri 27 Nov 10:00, D Mon 30 Nov 10:00, – Mon 7 Dec 10:00',
    { A: { away: [midweek] } },
  ],
  [
    'away at sending, a deputy stands in',
    '2026-11-25 10:00',
    'P Wed 25 Nov 10:00, L Thu 26 Nov 10:00, M Mon 30 Nov 09:00, D Thu 3 Dec 09:00, – Thu 10 Dec 09:00',
    { A: { away: [midweek], deputy: 'P' }, P: {} },
  ],
  [
    'away at sending, and the deputy too',
    '2026-11-25 10:00',
    'L Wed 25 Nov 10:00, M Fri 27 Nov 10:00, D Mon 30 Nov 10:00, – Mon 7 Dec 10:00',
    { A: { away: [midweek], deputy: 'P' }, P: { away: [midweek] } },
  ],
  [
    'away for over half of the level',
    '2026-11-25 10:00',
    'L Wed 25 Nov 10:00, M Fri 27 Nov 10:00, D Mon 30 Nov 10:00, – Mon 7 Dec 10:00',
    { A: { away: [berlin('2026-11-25 15:00', '2026-11-26 09:00')] } },
  ],
  [
    'away for exactly half of the level',
    '2026-11-25 10:00',
    'A Wed 25 Nov 10:00, L Thu 26 Nov 10:00, M Mon 30 Nov 09:00, D Thu 3 Dec 09:00, – Thu 10 Dec 09:00',
    { A: { away: [berlin('2026-11-25 22:00', '2026-11-26 10:00')] } },
  ],
  [
    'away when the time is over',
    '2026-11-25 10:00',
    'A Wed 25 Nov 10:00, L Thu 26 Nov 14:00, M Mon 30 Nov 09:00, D Thu 3 Dec 09:00, – Thu 10 Dec 09:00',
    { A: { away: [berlin('2026-11-26 09:30', '2026-11-26 14:00')] } },
  ],
  [
    'everybody away: who is back first',
    '2026-11-25 10:00',
    'A Mon 30 Nov 09:00, L Tue 1 Dec 09:00, M Thu 3 Dec 09:00, D Mon 7 Dec 09:00, – Mon 14 Dec 09:00',
    { A: { away: [toMonday] }, L: { away: [toMonday] }, M: { away: [toMonday] }, D: { away: [toMonday] } },
  ],
  // Ladders and clocks.
  [
    'the first level switched off',
    '2026-11-23 10:00',
    'L Mon 23 Nov 10:00, M Wed 25 Nov 10:00, D Mon 30 Nov 09:00, – Mon 7 Dec 09:00',
    {},
    { rungs: usualRungs.slice(1) },
  ],
  [
    'somebody asked first, in New York',
    '2026-11-23 10:00',
    'W Mon 23 Nov 09:00, A Tue 24 Nov 15:00, L Wed 25 Nov 15:00, M Fri 27 Nov 15:00, D Mon 30 Nov 15:00, – Mon 7 Dec 15:00',
    { W: { zone: NEW_YORK } },
    { rungs: [{ level: 0, personId: person('W'), hours: 24 }, ...usualRungs] },
  ],
  [
    'outside until Thursday of next week',
    '2026-11-23 10:00',
    'A Mon 23 Nov 10:00, L Thu 3 Dec 09:00, M Mon 7 Dec 09:00, D Thu 10 Dec 09:00, – Thu 17 Dec 09:00',
    {},
    { notBefore: local(`${BERLIN} 2026-12-03 00:00`) },
  ],
  [
    'the clock suspended for a day',
    '2026-11-23 10:00',
    'A Mon 23 Nov 10:00, L Wed 25 Nov 10:00, M Fri 27 Nov 10:00, D Mon 30 Nov 10:00, – Mon 7 Dec 10:00',
    {},
    { rests: [berlin('2026-11-23 12:00', '2026-11-24 12:00')] },
  ],
  [
    'the clock suspended from the start',
    '2026-11-23 10:00',
    'A Tue 24 Nov 09:00, L Wed 25 Nov 09:00, M Fri 27 Nov 09:00, D Mon 30 Nov 09:00, – Mon 7 Dec 09:00',
    {},
    { rests: [berlin('2026-11-23 09:00', '2026-11-23 20:00')] },
  ],
];

describe('the ladder', () => {
  it.each(rows.map((row) => ({ what: row[0], row })))('$what', ({ row }) => {
    const [, start, expected, cast = {}, world = {}] = row;
    const somebodies: Cast = { A: {}, L: {}, M: {}, D: {}, ...cast };
    const lives = Object.entries(somebodies).map(([letter, somebody]) => lifeOf(letter, somebody));
    const from = local(start.includes('/') ? start : `${BERLIN} ${start}`);
    const told: string[] = [];
    let last = 'A';
    for (const { at, step } of runToTheTop(around(lives, world), from)) {
      const zone = () => somebodies[last]?.zone ?? BERLIN;
      if (step.kind === 'ask') {
        last = step.to.personId;
        told.push(`${last} ${shown(at, zone())}`);
      }
      if (step.kind === 'climb' && step.to === PAST) told.push(`– ${shown(at, zone())}`);
    }
    expect(told.join(', ')).toBe(expected);
  });

  it('is told of by at least thirty starts', () => {
    expect(rows.length).toBeGreaterThanOrEqual(30);
  });
});
