import type { PersonId } from '../../../kit/ids.ts';
import { type Climb, PAST, type Resolution } from './escalation.ts';
import { INFORMING_HOLD, levelAfter, type Step } from './next.ts';
import type { Rung } from './rungs.ts';
import { addHours } from './running-time.ts';

/** Where an escalation stands after a step was done. */
export function applyStep(climb: Climb, step: Step, now: Date): Climb {
  switch (step.kind) {
    case 'ask': {
      const ask = { personId: step.to.personId, at: now, againAt: null };
      return { ...climb, ask, handedToId: null, askedIds: [...climb.askedIds, step.to.personId] };
    }
    case 'ask-again':
      return climb.ask === null ? climb : { ...climb, ask: { ...climb.ask, againAt: now } };
    case 'inform':
      return { ...climb, informed: true };
    case 'climb':
      return enter(climb, step.to, now);
    case 'week':
      return { ...climb, weeks: climb.weeks + 1 };
    case 'wait':
    case 'rest':
      return climb;
    default:
      return step satisfies never;
  }
}

/** How long *I'm on it* stops the clock, in hours. Source: product page, section 5. */
export const HOLD_HOURS = 24;

export type Held =
  | { readonly kind: 'held'; readonly climb: Climb; readonly until: Date; readonly informs: boolean }
  /** The third renewal: it climbs instead. */
  | { readonly kind: 'climbed'; readonly climb: Climb }
  | { readonly kind: 'already'; readonly until: Date }
  /** It isn't with them (any more). */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'resolved' };

/** *I'm on it*: the clock stands for a day; the third hold informs the next level, the fourth click climbs. */
export function hold(climb: Climb, by: PersonId, { rungs, now }: { rungs: readonly Rung[]; now: Date }): Held {
  if (climb.resolved !== null) return { kind: 'resolved' };
  if (climb.ask?.personId !== by) return { kind: 'elsewhere' };
  const last = climb.holds.at(-1);
  if (last !== undefined && now < last.until) return { kind: 'already', until: last.until };
  if (climb.holds.length >= INFORMING_HOLD)
    return { kind: 'climbed', climb: enter(climb, levelAfter(climb.level, rungs), now) };
  const until = addHours(now, HOLD_HOURS);
  const holds = [...climb.holds, { from: now, until }];
  return { kind: 'held', climb: { ...climb, holds }, until, informs: holds.length === INFORMING_HOLD };
}

/** The question of this level goes to somebody else, with the level's full time. Who was informed of it knows already. */
export function handTo(climb: Climb, to: PersonId, now: Date): Climb {
  return { ...enter(climb, climb.level, now), handedToId: to, informed: climb.informed };
}

/** @returns the same object when it is resolved already: nothing is resolved twice, and nothing opens it again */
export function resolve<C extends Climb>(climb: C, resolved: Resolution): C {
  return climb.resolved === null ? { ...climb, resolved } : climb;
}

function enter(climb: Climb, level: number, now: Date): Climb {
  const fresh = { ask: null, holds: [], informed: false, handedToId: null, weeks: 0 };
  return { ...climb, ...fresh, level: Math.min(level, PAST), enteredAt: now };
}
