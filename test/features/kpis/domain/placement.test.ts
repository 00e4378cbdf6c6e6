import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSamePlacement,
  mondayOf,
  moved,
  type Placement,
  placeAt,
} from '../../../../src/features/kpis/domain/placement.ts';
import { addDays, weekdayOf } from '../../../../src/kit/dates/calendar.ts';
import type { PersonId, TeamId } from '../../../../src/kit/ids.ts';
import { localDay } from '../../../../src/kit/zones.ts';

const personId = 'p' as PersonId;
const [web, core] = ['a' as TeamId, 'b' as TeamId];
const day = (n: number) => new Date(Date.UTC(2026, 2, n));
const ZONES = new Map([
  [web, 'Europe/Berlin'],
  [core, 'Asia/Tokyo'],
]);

const told = (before: Placement | null, teams: readonly TeamId[], at: Date, zones = ZONES) =>
  moved(before, {
    standing: {
      ...{ personId, zone: 'America/New_York' },
      teams: teams.map((teamId) => ({ teamId, zone: zones.get(teamId) ?? '' })),
    },
    ...{ zones, at },
  });
const teamsAt = (placement: Placement, at: Date) => placeAt(placement, at).teamIds;

describe('where somebody’s work belongs', () => {
  it('is the first team ever told for all the time before, and each team for its own time', () => {
    const placement = told(told(told(null, [web], day(5)), [core], day(10)), [], day(20));
    expect(teamsAt(placement, day(1))).toEqual([web]);
    expect(teamsAt(placement, new Date(day(10).getTime() - 1))).toEqual([web]);
    expect(teamsAt(placement, day(10))).toEqual([core]);
    expect(teamsAt(placement, day(20))).toEqual([]);
  });

  it('counts a team told later for the past, where there was none before', () => {
    expect(teamsAt(told(told(null, [], day(5)), [core], day(10)), day(1))).toEqual([core]);
  });

  it('is both teams of somebody in two, on the wall of the first', () => {
    const both = told(null, [core, web], day(5));
    expect(placeAt(both, day(6))).toEqual({ personId, teamIds: [web, core], zone: 'Europe/Berlin' });
  });

  it('forgets a deleted team as if it had never been: the next one told has the past', () => {
    const left = new Map([[core, 'Asia/Tokyo']]);
    const placement = told(told(null, [web], day(5)), [core], day(10), left);
    expect(teamsAt(placement, day(1))).toEqual([core]);
  });

  it('has somebody who comes back in the team again, with the gap', () => {
    const placement = told(told(told(null, [web], day(5)), [], day(10)), [web], day(15));
    expect([day(7), day(12), day(16)].map((at) => teamsAt(placement, at))).toEqual([[web], [], [web]]);
  });

  it('is on their own wall without a team, and in UTC for nobody of Slack', () => {
    expect(placeAt(told(null, [], day(5)), day(6)).zone).toBe('America/New_York');
    expect(placeAt(null, day(6))).toEqual({ personId: null, teamIds: [], zone: 'UTC' });
  });

  it('changes nothing when the same is told again', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray([web, core]), { minLength: 1, maxLength: 6 }), (tellings) => {
        const placement = tellings.reduce<Placement | null>((one, teams, n) => told(one, teams, day(n + 1)), null);
        const again = told(placement, tellings.at(-1) ?? [], day(25));
        expect(placement !== null && isSamePlacement(placement, again)).toBe(true);
      }),
    );
  });
});

describe('the Monday of an instant', () => {
  it('is that of the day on the wall, at any instant in any zone', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'America/Santiago',
      'Asia/Kolkata',
    ];
    const instants = fc.date({ min: new Date('2021-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const on = localDay(at, zone);
        expect(mondayOf(at, zone)).toBe(addDays(on, 1 - weekdayOf(on)));
      }),
      { numRuns: 500 },
    );
  });
});
