import { applyStep } from '../../../../src/features/escalations/domain/apply.ts';
import { type Climb, PAST, startClimb } from '../../../../src/features/escalations/domain/escalation.ts';
import { next, type Step, type Surroundings } from '../../../../src/features/escalations/domain/next.ts';
import type { Rung } from '../../../../src/features/escalations/domain/rungs.ts';
import { defaultWorkingHours, type WorkingHours } from '../../../../src/kit/dates/working-day.ts';
import type { Absence, WorkingLife } from '../../../../src/kit/dates/working-life.ts';
import type { PersonId } from '../../../../src/kit/ids.ts';
import { instantOf } from '../../../../src/kit/zones.ts';

/** A test's people are letters. */
export const person = (letter: string) => letter as PersonId;

export type Somebody = {
  readonly zone?: string;
  readonly hours?: Partial<WorkingHours>;
  readonly free?: readonly string[];
  readonly away?: readonly Absence[];
  readonly deputy?: string;
};

export function lifeOf(letter: string, somebody: Somebody = {}): WorkingLife {
  const { zone = 'Europe/Berlin', hours = {}, free = [], away = [], deputy } = somebody;
  return {
    personId: person(letter),
    workplace: { timeZone: zone, hours: { ...defaultWorkingHours, ...hours }, isFree: (on) => free.includes(on) },
    absences: away,
    deputyId: deputy === undefined ? null : person(deputy),
  };
}

export const usualRungs: readonly Rung[] = [
  { level: 1, personId: person('A'), hours: 24 },
  { level: 2, personId: person('L'), hours: 48 },
  { level: 3, personId: person('M'), hours: 72 },
  { level: 4, personId: person('D'), hours: 168 },
];

export function around(lives: readonly WorkingLife[], parts: Partial<Surroundings> = {}): Surroundings {
  return {
    lives: new Map(lives.map((life) => [life.personId, life])),
    barredIds: new Set(),
    rungs: usualRungs,
    rests: [],
    notBefore: null,
    ...parts,
  };
}

export type Event = { readonly at: Date; readonly step: Step; readonly climb: Climb };

/** Lets the clock run until `until`, waking exactly when the rule wants to be asked again. */
export function run(start: Climb, world: Surroundings, { from, until }: { from: Date; until: Date }) {
  const events: Event[] = [];
  let climb = start;
  let now = from;
  for (let turn = 0; turn < 1_000 && now <= until; turn += 1) {
    const step = next(climb, world, now);
    if (step.kind === 'rest') break;
    if (step.kind === 'wait') {
      if (step.until <= now) throw new Error('it waits for an instant that has passed');
      if (step.until > until) break;
      now = step.until;
      continue;
    }
    climb = applyStep(climb, step, now);
    events.push({ at: now, step, climb });
  }
  return { climb, events };
}

/** From the beginning until everybody was asked. */
export function runToTheTop(world: Surroundings, from: Date): readonly Event[] {
  const level = world.rungs[0]?.level ?? PAST;
  const until = new Date(from.getTime() + 100 * 24 * 3_600_000);
  return run(startClimb({ level, at: from }), world, { from, until }).events;
}

/** `Europe/Berlin 2026-11-25 10:00` */
export function local(text: string): Date {
  const [zone = 'UTC', day = '', time = ''] = text.split(' ');
  return instantOf(day, time, zone);
}

/** `Wed 25 Nov 10:00` where somebody is; shares no code with the rules. */
export function shown(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('hour')}:${part('minute')}`;
}
