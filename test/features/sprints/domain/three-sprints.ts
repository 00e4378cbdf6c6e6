import type { Burndown } from '../../../../src/features/sprints/domain/burndown.ts';
import type { ScopeEvent } from '../../../../src/features/sprints/domain/scope-event.ts';
import type { Tally } from '../../../../src/features/sprints/domain/tally.ts';

/**
 * Three sprints, every number worked out by hand from METRICS.md: nothing here is computed by the code under test. The sums
 * stand in the comments.
 */
export type HandMade = {
  readonly name: string;
  readonly timeZone: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly events: readonly ScopeEvent[];
  readonly points: Tally;
  readonly items: Tally;
  readonly unit: 'points' | 'items';
  readonly unpointed: number;
  readonly start: Burndown['start'];
  readonly days: Burndown['days'];
};

type Told = readonly [item: string, at: string, kind: ScopeEvent['kind'], points?: number | null];

function told(...all: readonly Told[]): readonly ScopeEvent[] {
  return all.map(([itemId, at, kind, points = null], n) => {
    return { itemId, at: new Date(at), kind, points, order: String(n).padStart(3, '0') };
  });
}

const day = (on: string, scope: number, done: number, remaining: number) => ({ on, scope, done, remaining });

/**
 * Berlin, UTC+1. Monday 2 November 09:00 to Friday 6 November 17:00 there. A 5, B 3, C 8 and D 2 are in it at the start (D
 * joined at that very instant); E 5 joins later.
 */
const berlin: HandMade = {
  name: 'in Berlin, with newcomers, a removal, a new estimate and a reopening',
  timeZone: 'Europe/Berlin',
  startedAt: new Date('2026-11-02T08:00:00.000Z'),
  endedAt: new Date('2026-11-06T16:00:00.000Z'),
  events: told(
    ['A', '2026-10-01T10:00:00Z', 'pointed', 5],
    ['B', '2026-10-01T10:00:00Z', 'pointed', 3],
    ['C', '2026-10-01T10:00:00Z', 'pointed', 5],
    // Estimated anew before the start: the commitment is 8, and no scope moved.
    ['C', '2026-10-20T10:00:00Z', 'pointed', 8],
    ['D', '2026-10-01T10:00:00Z', 'pointed', 2],
    ['E', '2026-10-01T10:00:00Z', 'pointed', 5],
    ['A', '2026-10-30T10:00:00Z', 'added'],
    ['B', '2026-10-30T10:00:00Z', 'added'],
    ['C', '2026-10-30T10:00:00Z', 'added'],
    // At the instant of the start: committed.
    ['D', '2026-11-02T08:00:00.000Z', 'added'],
    // Monday, 23:59:59.999 there.
    ['A', '2026-11-02T22:59:59.999Z', 'done'],
    // Tuesday's first instant there, still Monday in UTC.
    ['B', '2026-11-02T23:00:00.000Z', 'done'],
    // Wednesday: a newcomer, told of twice.
    ['E', '2026-11-04T09:00:00Z', 'added'],
    ['E', '2026-11-04T09:05:00Z', 'added'],
    // Thursday: B comes back, C grows from 8 to 13, D leaves.
    ['B', '2026-11-05T09:00:00Z', 'reopened'],
    ['C', '2026-11-05T10:00:00Z', 'pointed', 13],
    ['D', '2026-11-05T11:00:00Z', 'removed'],
    // Friday: E is done with the sprint's last instant, B one millisecond late.
    ['E', '2026-11-06T16:00:00.000Z', 'done'],
    ['B', '2026-11-06T16:00:00.001Z', 'done'],
  ),
  unit: 'points',
  unpointed: 0,
  points: {
    committed: 18, // 5 + 3 + 8 + 2
    added: 10, // E 5, C 13 - 8 = 5
    removed: 2, // D
    reestimated: 5, // C
    completed: 10, // A 5, E 5
    carriedOver: 16, // B 3, C 13
    completion: 10 / 18,
    carryOver: 16 / 18,
    scopeChange: 8 / 18, // (10 - 2) / 18 = 44 %
    warnings: ['carry-over', 'scope'],
  },
  items: {
    committed: 4,
    added: 1,
    removed: 1,
    reestimated: 0,
    completed: 2,
    carriedOver: 2,
    completion: 0.5,
    carryOver: 0.5,
    scopeChange: 0,
    warnings: ['carry-over'],
  },
  start: { scope: 18, done: 0, remaining: 18 },
  days: [
    day('2026-11-02', 18, 5, 13), // A
    day('2026-11-03', 18, 8, 10), // B, 5 + 3
    day('2026-11-04', 23, 8, 15), // E: 18 + 5
    day('2026-11-05', 26, 5, 21), // 23 + 5 - 2; B came back: 8 - 3
    day('2026-11-06', 26, 10, 16), // E: 5 + 5
  ],
};

/**
 * New York, where clocks went back on Sunday 1 November 2026: UTC-4 until 06:00Z, UTC-5 after. Friday 30 October 10:00 to
 * Tuesday 3 November 10:00 there. No estimates: done against total.
 */
const newYork: HandMade = {
  name: 'in New York over the change of clocks, without points',
  timeZone: 'America/New_York',
  startedAt: new Date('2026-10-30T14:00:00.000Z'),
  endedAt: new Date('2026-11-03T15:00:00.000Z'),
  events: told(
    ['P', '2026-10-29T10:00:00Z', 'added'],
    ['Q', '2026-10-29T10:00:00Z', 'added'],
    ['R', '2026-10-29T10:00:00Z', 'added'],
    // Done before the sprint began: neither its scope nor its work …
    ['R', '2026-10-30T13:00:00Z', 'done'],
    ['S', '2026-10-29T10:00:00Z', 'done'],
    // Saturday's last instant there, UTC-4; Sunday has 25 hours.
    ['P', '2026-11-01T03:59:59.999Z', 'done'],
    // Sunday's last instant there, UTC-5.
    ['Q', '2026-11-02T04:59:59.999Z', 'done'],
    // … and so is what was done before it joined.
    ['S', '2026-11-02T15:00:00Z', 'added'],
    // R comes back on Monday and is scope from then on.
    ['R', '2026-11-02T16:00:00Z', 'reopened'],
    // T joins, leaves and joins again: once.
    ['T', '2026-11-02T17:00:00Z', 'added'],
    ['T', '2026-11-02T18:00:00Z', 'removed'],
    ['T', '2026-11-03T13:00:00Z', 'added'],
  ),
  unit: 'items',
  unpointed: 4, // P, Q, R, T
  points: {
    ...{ committed: 0, added: 0, removed: 0, reestimated: 0, completed: 0, carriedOver: 0 },
    ...{ completion: null, carryOver: null, scopeChange: null, warnings: [] },
  },
  items: {
    committed: 2, // P, Q
    added: 2, // R, T
    removed: 0,
    reestimated: 0,
    completed: 2, // P, Q
    carriedOver: 2, // R, T
    completion: 1,
    carryOver: 1,
    scopeChange: 1,
    warnings: ['carry-over', 'scope'],
  },
  start: { scope: 2, done: 0, remaining: 2 },
  days: [
    day('2026-10-30', 2, 0, 2),
    day('2026-10-31', 2, 1, 1),
    day('2026-11-01', 2, 2, 0),
    day('2026-11-02', 3, 2, 1), // R; T came and went
    day('2026-11-03', 4, 2, 2), // T
  ],
};

/**
 * Kolkata, UTC+5:30. Wednesday 11 November 00:00 to Thursday 12 November 23:59:59.999 there. All but one have points; a done
 * item is estimated anew, and the scope shrinks.
 */
const kolkata: HandMade = {
  name: 'in Kolkata, from midnight to midnight, with a shrinking scope',
  timeZone: 'Asia/Kolkata',
  startedAt: new Date('2026-11-10T18:30:00.000Z'),
  endedAt: new Date('2026-11-12T18:29:59.999Z'),
  events: told(
    ['K', '2026-11-01T00:00:00Z', 'pointed', 8],
    ['L', '2026-11-01T00:00:00Z', 'pointed', 5],
    ['M', '2026-11-01T00:00:00Z', 'pointed', 3],
    ['O', '2026-11-01T00:00:00Z', 'pointed', 0.5],
    ['K', '2026-11-09T00:00:00Z', 'added'],
    ['L', '2026-11-09T00:00:00Z', 'added'],
    ['M', '2026-11-09T00:00:00Z', 'added'],
    ['N', '2026-11-09T00:00:00Z', 'added'],
    // The last millisecond before Thursday there.
    ['M', '2026-11-11T18:29:59.999Z', 'done'],
    ['N', '2026-11-11T18:29:59.999Z', 'done'],
    // Thursday: what is done is estimated anew: scope and work grow alike, what is left doesn't.
    ['M', '2026-11-11T18:30:00.000Z', 'pointed', 4],
    // K gets smaller, L leaves, O joins and is done.
    ['K', '2026-11-12T06:00:00Z', 'pointed', 2],
    ['L', '2026-11-12T07:00:00Z', 'removed'],
    ['O', '2026-11-12T08:00:00Z', 'added'],
    ['O', '2026-11-12T18:29:59.999Z', 'done'],
    // One millisecond after the end.
    ['K', '2026-11-12T18:30:00.000Z', 'done'],
  ),
  unit: 'points',
  unpointed: 1, // N
  points: {
    committed: 16, // 8 + 5 + 3
    added: 1.5, // M 1, O 0.5
    removed: 11, // K 6, L 5
    reestimated: -5, // M +1, K -6
    completed: 4.5, // M 4, O 0.5
    carriedOver: 2, // K
    completion: 4.5 / 16,
    carryOver: 2 / 16, // 12.5 %
    scopeChange: -9.5 / 16, // 1.5 - 11
    warnings: ['scope'],
  },
  items: {
    committed: 4,
    added: 1,
    removed: 1,
    reestimated: 0,
    completed: 3, // M, N, O
    carriedOver: 1, // K
    completion: 0.75,
    carryOver: 0.25,
    scopeChange: 0,
    warnings: ['carry-over'],
  },
  start: { scope: 16, done: 0, remaining: 16 },
  days: [
    day('2026-11-11', 16, 3, 13),
    day('2026-11-12', 6.5, 4.5, 2), // K 2, M 4, O 0.5
  ],
};

export const threeSprints: readonly HandMade[] = [berlin, newYork, kolkata];
