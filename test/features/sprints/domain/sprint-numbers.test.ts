import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burndownOf } from '../../../../src/features/sprints/domain/burndown.ts';
import { replay } from '../../../../src/features/sprints/domain/replay.ts';
import type { ScopeEvent } from '../../../../src/features/sprints/domain/scope-event.ts';
import { countSprint } from '../../../../src/features/sprints/domain/tally.ts';
import { threeSprints } from './three-sprints.ts';

describe('a sprint', () => {
  it.each(threeSprints)('$name comes to what was worked out by hand', ({ events, unit, timeZone, ...sprint }) => {
    const span = { startedAt: sprint.startedAt, endedAt: sprint.endedAt };
    const counted = countSprint(events, span);
    expect(counted).toEqual({ unit, points: sprint.points, items: sprint.items, unpointed: sprint.unpointed });
    expect(burndownOf(events, { ...span, unit, timeZone })).toEqual({ unit, start: sprint.start, days: sprint.days });
  });

  const minute = 60_000;
  const start = Date.parse('2026-11-02T08:00:00Z');
  const drawnEvent: fc.Arbitrary<ScopeEvent> = fc
    .record({
      itemId: fc.constantFrom(...'abcdef'),
      // Before, within and after a sprint of five days, many at the same instants.
      at: fc.integer({ min: -48, max: 168 }).map((hours) => new Date(start + hours * 60 * minute)),
      kind: fc.constantFrom(
        'added' as const,
        'removed' as const,
        'pointed' as const,
        'done' as const,
        'reopened' as const,
      ),
      points: fc.option(fc.constantFrom(0.5, 1, 2, 3, 5, 8, 13)),
      order: fc.constantFrom('', '1', '2'),
    })
    .map((event) => ({ ...event, points: event.kind === 'pointed' ? event.points : null }));
  const drawn = fc.array(drawnEvent, { maxLength: 60 });
  const span = { startedAt: new Date(start), endedAt: new Date(start + 5 * 24 * 60 * minute) };
  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham');
  const unit = fc.constantFrom('points' as const, 'items' as const);

  it('has left on each day what its scope is without what is done', () => {
    fc.assert(
      fc.property(drawn, zone, unit, (events, timeZone, one) => {
        const { start: begun, days } = burndownOf(events, { ...span, unit: one, timeZone });
        for (const { scope, done, remaining } of [begun, ...days]) expect(remaining).toBeCloseTo(scope - done, 6);
        const tally = countSprint(events, span)[one];
        expect(begun.scope).toBe(tally.committed);
        expect(days.at(-1)?.done).toBe(tally.completed);
        expect(days.at(-1)?.remaining).toBe(tally.carriedOver);
      }),
    );
  });

  it('commits, gains and loses what it completes and carries over', () => {
    fc.assert(
      fc.property(drawn, unit, (events, one) => {
        const tally = countSprint(events, span)[one];
        const { committed, added, removed, completed, carriedOver } = tally;
        expect(committed + added - removed).toBeCloseTo(completed + carriedOver, 6);
        for (const amount of [committed, added, removed, completed, carriedOver])
          expect(amount).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is the same whatever order its events come in, and however often', () => {
    const shuffled = drawn.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events)),
    );
    fc.assert(
      fc.property(shuffled, zone, unit, ([events, others, again], timeZone, one) => {
        const asked = { ...span, unit: one, timeZone };
        expect(countSprint([...others, ...again], span)).toEqual(countSprint(events, span));
        expect(burndownOf([...again, ...others], asked)).toEqual(burndownOf(events, asked));
      }),
    );
  });

  it('doesn’t know what comes after an instant', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: 120 }), (events, hours) => {
        const asked = { startedAt: span.startedAt, at: new Date(start + hours * 60 * minute) };
        expect(replay(events, asked)).toEqual(
          replay(
            events.filter(({ at }) => at <= asked.at),
            asked,
          ),
        );
      }),
    );
  });
});
