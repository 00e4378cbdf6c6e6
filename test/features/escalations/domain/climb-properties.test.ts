import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyStep, handTo, hold, resolve } from '../../../../src/features/escalations/domain/apply.ts';
import { type Climb, PAST, startClimb } from '../../../../src/features/escalations/domain/escalation.ts';
import { deadlineOf, next, type Step, type Surroundings } from '../../../../src/features/escalations/domain/next.ts';
import type { WorkingLife } from '../../../../src/kit/dates/working-life.ts';
import type { PersonId } from '../../../../src/kit/ids.ts';
import { around, lifeOf, person, usualRungs } from './climbing.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-20T00:00:00Z');
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo'];
const LETTERS = ['W', 'A', 'L', 'M', 'D', 'P', 'Q'];

const instants = fc.integer({ min: 0, max: 60 * 24 * 4 }).map((quarter) => new Date(START + quarter * (HOUR / 4)));
const stretch = fc
  .tuple(instants, fc.integer({ min: 1, max: 24 * 12 }))
  .map(([from, hours]) => ({ from, until: new Date(from.getTime() + hours * HOUR) }));
const hours = fc.constantFrom(
  { start: '09:00', end: '18:00' },
  { start: '08:00', end: '16:30' },
  { start: '22:00', end: '06:00' },
  { start: '09:00', end: '13:00', days: [7, 1, 2, 3, 4] as const },
);
const somebody = fc.record({
  zone: fc.constantFrom(...ZONES),
  hours,
  away: fc.array(stretch, { maxLength: 3 }),
  deputy: fc.constantFrom('P', 'Q', 'L', 'A'),
});
const lives = fc.tuple(...LETTERS.map((letter) => somebody.map((one) => lifeOf(letter, one))));
const rungs = fc
  .subarray([{ level: 0, personId: person('W'), hours: 24 }, ...usualRungs], { minLength: 1 })
  .chain((some) =>
    fc.tuple(...some.map((rung) => fc.integer({ min: 1, max: 200 }).map((n) => ({ ...rung, hours: n })))),
  );
const world = fc.record({
  lives,
  rungs,
  rests: fc.array(stretch, { maxLength: 2 }),
  barred: fc.subarray(LETTERS, { maxLength: 2 }),
});

/** What happens from outside: after so many hours somebody does something; nobody else's clicks count. */
const deeds = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 90 }),
    what: fc.oneof(
      { weight: 6, arbitrary: fc.constant('on-it' as const) },
      { weight: 2, arbitrary: fc.constant('nothing' as const) },
      { weight: 1, arbitrary: fc.constant('hand-over' as const) },
      { weight: 1, arbitrary: fc.constant('resolve' as const) },
      { weight: 1, arbitrary: fc.constant('repeat' as const) },
    ),
  }),
  { maxLength: 14 },
);

type Told = { readonly at: Date; readonly step: Step; readonly before: Climb; readonly after: Climb };

/** A life of an escalation: its clock runs, people click, jobs come late and twice. */
function live(around: Surroundings, from: Date, history: readonly { after: number; what: string }[]) {
  const told: Told[] = [];
  let climb = startClimb({ level: around.rungs[0]?.level ?? PAST, at: from });
  let now = from;
  const wake = () => {
    for (let turn = 0; turn < 200; turn += 1) {
      const step = next(climb, around, now);
      if (step.kind === 'wait' || step.kind === 'rest') return step;
      const after = applyStep(climb, step, now);
      told.push({ at: now, step, before: climb, after });
      climb = after;
    }
    throw new Error('it never comes to rest');
  };
  const runUntil = (until: Date) => {
    for (let step = wake(); step.kind === 'wait' && step.until <= until; step = wake()) {
      expect(step.until.getTime()).toBeGreaterThan(now.getTime());
      now = step.until;
    }
    now = until;
  };
  for (const { after, what } of history) {
    runUntil(new Date(now.getTime() + after * HOUR));
    const asked = climb.ask?.personId;
    if (what === 'repeat') wake();
    if (what === 'resolve') climb = resolve(climb, { at: now, byId: null, how: 'settled' });
    if (asked === undefined || climb.resolved !== null) continue;
    if (what === 'hand-over' && !climb.askedIds.includes(person('Q'))) climb = handTo(climb, person('Q'), now);
    if (what === 'on-it') {
      const held = hold(climb, asked, { rungs: around.rungs, now });
      if (held.kind === 'held' || held.kind === 'climbed') climb = held.climb;
    }
  }
  runUntil(new Date(now.getTime() + 40 * 24 * HOUR));
  return { climb, told };
}

/** Judges by `Intl` alone, minute by minute of the wall, so that it shares no code with the rules. */
function isAtWork(at: Date, life: WorkingLife): boolean {
  if (life.absences.some(({ from, until }) => at >= from && at < until)) return false;
  const { timeZone, hours: h } = life.workplace;
  const part = (day: Date) => {
    const parts = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    }).formatToParts(day);
    const of = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return {
      day: ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')),
      time: `${of('hour')}:${of('minute')}`,
    };
  };
  const { day, time } = part(at);
  const works = (d: number) => (h.days as readonly number[]).includes(d);
  if (h.start < h.end) return works(day) && time >= h.start && time < h.end;
  return (works(day) && time >= h.start) || (works(day === 1 ? 7 : day - 1) && time < h.end);
}

const lifeIn = (world: Surroundings, id: PersonId) => world.lives.get(id) ?? lifeOf(id);
const everyHistory = fc.tuple(world, instants, deeds).map(([{ lives, rungs, rests, barred }, from, history]) => {
  const barredIds = new Set(barred.filter((one) => one !== 'Q').map(person));
  const free = rungs.map((rung) => ({
    ...rung,
    personId: rung.personId === null || barredIds.has(rung.personId) ? null : rung.personId,
  }));
  return { from, history, world: around(lives, { rungs: free, rests, barredIds }) };
});

/** Histories of one escalation, each looked at for one promise. */
const RUNS = { numRuns: 400 };

function holds(promise: (lived: { told: readonly Told[]; climb: Climb; world: Surroundings; from: Date }) => void) {
  fc.assert(
    fc.property(everyHistory, ({ world, from, history }) => promise({ ...live(world, from, history), world, from })),
    RUNS,
  );
}

describe('an escalation, whatever happens to it', () => {
  it('asks one person on a level once, and a person once at all', () => {
    holds(({ told }) => {
      const asks = told.flatMap(({ step }) => (step.kind === 'ask' ? [step.to.personId] : []));
      expect(new Set(asks).size).toBe(asks.length);
      const perHold = told
        .filter(({ step }) => step.kind === 'ask-again')
        .map(({ before }) => `${before.ask?.personId} ${before.holds.length}`);
      expect(new Set(perHold).size).toBe(perHold.length);
      const informed = told.flatMap(({ step }) =>
        step.kind === 'inform' ? [`${step.to.level} ${step.to.personId}`] : [],
      );
      expect(new Set(informed).size).toBe(informed.length);
    });
  });

  it('sends every message in its recipient’s working time, never while they are away', () => {
    holds(({ told, world }) => {
      for (const { at, step, before } of told) {
        const to =
          step.kind === 'ask' || step.kind === 'inform'
            ? step.to.personId
            : step.kind === 'ask-again'
              ? before.ask?.personId
              : undefined;
        if (to !== undefined) expect(isAtWork(at, lifeIn(world, to))).toBe(true);
      }
    });
  });

  it('ends everybody’s time within their working time, and never early', () => {
    holds(({ told, world }) => {
      for (const { at, step, before } of told) {
        if (step.kind !== 'climb' || step.why !== 'deadline' || before.ask === null) continue;
        const deadline = deadlineOf(before, before.ask, world);
        expect(isAtWork(deadline, lifeIn(world, before.ask.personId))).toBe(true);
        const length = world.rungs.find(({ level }) => level === before.level)?.hours ?? 0;
        expect(at.getTime()).toBeGreaterThanOrEqual(before.ask.at.getTime() + length * HOUR);
      }
    });
  });

  it('does not climb while somebody is on it, and does nothing while the clock is suspended', () => {
    holds(({ told, world }) => {
      for (const { at, step, before } of told) {
        const held = before.holds.some(({ from, until }) => at >= from && at < until);
        if (step.kind === 'climb') expect(held).toBe(false);
        expect(world.rests.some(({ from, until }) => at >= from && at < until)).toBe(false);
      }
    });
  });

  it('never asks who may not decide it', () => {
    holds(({ told, world }) => {
      for (const { step } of told)
        if (step.kind === 'ask' || step.kind === 'inform') expect(world.barredIds.has(step.to.personId)).toBe(false);
    });
  });

  it('only goes up, and is never opened again once resolved', () => {
    holds(({ told, climb }) => {
      const levels = told.map(({ after }) => after.level);
      expect(levels).toEqual([...levels].sort((a, b) => a - b));
      const { resolved } = climb;
      if (resolved === null) return;
      expect(told.every(({ at }) => at <= resolved.at)).toBe(true);
      expect(resolve(climb, { at: new Date(), byId: person('A'), how: 'settled' })).toBe(climb);
      expect(hold(climb, person('A'), { rungs: usualRungs, now: resolved.at }).kind).toBe('resolved');
    });
  });

  it('is never forgotten: it waits for something, until it is resolved', () => {
    holds(({ climb, world, told, from }) => {
      const last = told.at(-1)?.at ?? from;
      const step = next(climb, world, last);
      expect(step.kind).toBe(climb.resolved === null ? step.kind : 'rest');
      if (climb.resolved === null) expect(['rest']).not.toContain(step.kind);
    });
  });
});
