import { describe, expect, it } from 'vitest';
import { findStops } from '../../playground/past/living/find-stops.ts';
import type { Deed, PlannedDeed } from '../../playground/past/planned-deed.ts';

const to = Date.parse('2026-12-31T00:00:00Z');

describe('the clock stops', () => {
  it('on the working morning before a date and at the end of the day itself, where the responsible lives', () => {
    // A Monday: the working day before it is a Friday.
    expect(stops([create('ravi', '2026-11-23')])).toEqual(['2026-11-20T03:30:00.000Z', '2026-11-23T12:30:00.000Z']);
    expect(stops([create('sam', '2026-11-19')])).toEqual(['2026-11-18T14:00:00.000Z', '2026-11-19T23:00:00.000Z']);
  });

  it('not any more for what was done or cancelled before, again for what was reopened', () => {
    const done = at('2026-11-17T10:00:00Z', { kind: 'move', task: 1, verb: 'done', reason: '', how: 'command' });
    const reopened = at('2026-11-18T20:00:00Z', { kind: 'move', task: 1, verb: 'reopen', reason: '', how: 'command' });
    expect(stops([create('ana', '2026-11-19'), done])).toEqual([]);
    expect(stops([create('ana', '2026-11-19'), done, reopened])).toEqual(['2026-11-19T17:00:00.000Z']);
  });

  it('at the new date, and in the new zone, of what was moved or handed over', () => {
    const moved = at('2026-11-17T10:00:00Z', { kind: 'postpone', task: 1, dueOn: '2026-11-25' });
    const given = at('2026-11-17T10:00:00Z', { kind: 'hand-over', task: 1, to: 'priya', reason: '' });
    expect(stops([create('ana', '2026-11-19'), moved])).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-25T17:00:00.000Z',
    ]);
    expect(stops([create('ana', '2026-11-19'), given])).toEqual([
      '2026-11-18T03:30:00.000Z',
      '2026-11-19T12:30:00.000Z',
    ]);
  });

  it('once for all that is due at the same instant, and never without a date', () => {
    expect(stops([create('ana', '2026-11-19'), create('lena', '2026-11-19', 2), create('lena', null, 3)])).toHaveLength(
      2,
    );
  });
});

function stops(deeds: readonly PlannedDeed[]): readonly string[] {
  return findStops(deeds, to).map((stop) => new Date(stop).toISOString());
}

function create(responsible: string, dueOn: string | null, task = 1): PlannedDeed {
  const about = { title: 'A task', points: null, priority: 'normal' } as const;
  return at('2026-11-16T10:00:00Z', { kind: 'create', channelId: 'C01GENERAL', task, responsible, dueOn, ...about });
}

function at(instant: string, deed: Deed): PlannedDeed {
  return { at: instant, by: 'maya', deed };
}
