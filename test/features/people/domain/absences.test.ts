import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAbsence,
  endAbsences,
  followStatus,
  joinAbsences,
  type KnownAbsence,
  nextTurn,
} from '../../../../src/features/people/domain/absences.ts';
import { isAwayAt } from '../../../../src/kit/dates/working-life.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const told = (from: number, until: number): KnownAbsence => ({ from: day(from), until: day(until), source: 'told' });
const status = (from: number, until: number): KnownAbsence => ({ ...told(from, until), source: 'slack-status' });

describe('absences', () => {
  it('that overlap or touch are one', () => {
    expect(joinAbsences([told(5, 7), told(1, 3), told(3, 4), told(6, 9)])).toEqual([told(1, 4), told(5, 9)]);
    expect(addAbsence([told(1, 3), status(2, 9)], { from: day(2), until: day(5) })).toEqual([told(1, 5), status(2, 9)]);
  });

  it('end when somebody is back, those to come stay', () => {
    expect(endAbsences([told(1, 5), told(6, 7), status(1, 9)], day(3))).toEqual([told(1, 3), told(6, 7), status(1, 3)]);
    expect(endAbsences([told(3, 5)], day(3))).toEqual([]);
  });

  it('follow the status in Slack: begun, prolonged, cleared early, and apart from what was told', () => {
    const begun = followStatus([told(8, 9)], { from: day(2), until: day(5) }, day(2));
    expect(begun).toEqual([told(8, 9), status(2, 5)]);
    const longer = followStatus(begun, { from: day(3), until: day(7) }, day(3));
    expect(longer).toEqual([told(8, 9), status(2, 7)]);
    expect(followStatus(longer, null, day(4))).toEqual([told(8, 9), status(2, 4)]);
    expect(followStatus([], { from: day(4), until: day(3) }, day(4))).toEqual([]);
  });

  it('turn at their borders', () => {
    const known = [told(2, 4), status(3, 6)];
    expect([day(1), day(2), day(5), day(6)].map((now) => nextTurn(known, now))).toEqual([day(2), day(6), day(6), null]);
  });

  it('joined say the same about every instant', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), fc.integer({ min: 0, max: 40 }), (spans, at) => {
        const all = spans.map(([from, length]) => told(from, from + length));
        const joined = joinAbsences(all);
        expect(isAwayAt(day(at), { absences: joined })).toBe(isAwayAt(day(at), { absences: all }));
        for (const [n, one] of joined.entries())
          expect(joined[n + 1] === undefined || joined[n + 1]?.from.getTime()).not.toBe(one.until.getTime());
      }),
    );
  });
});
