import { nextWorkingTime } from '../../../kit/dates/working-day.ts';
import { nextAtWork, type WorkingLife } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { type Ask, type Climb, PAST } from './escalation.ts';
import { type Company, findFirstBack, findRecipient, isTooLongAway, type Recipient } from './recipient.ts';
import type { Rung } from './rungs.ts';
import { addHours, afterRunning, earlierOf, type Interval, latest, within } from './running-time.ts';

/** What an escalation's clock looks at besides where the escalation stands. */
export type Surroundings = Company & {
  /** The levels that are on, from low to high. */
  readonly rungs: readonly Rung[];
  /** Times in which an override lets the clock rest. */
  readonly rests: readonly Interval[];
  /** "Outside until 12 Dec": no climb before this instant; null without such a date. */
  readonly notBefore: Date | null;
};

/** What is to be done now, or how long there is nothing to do. */
export type Step =
  | { readonly kind: 'ask'; readonly to: Recipient }
  /** The hold is over: the same person is asked again. */
  | { readonly kind: 'ask-again' }
  /** The second renewal: the next level hears of it, and isn't asked yet. */
  | { readonly kind: 'inform'; readonly to: Recipient }
  | { readonly kind: 'climb'; readonly to: number; readonly why: 'deadline' | 'away' | 'nobody' }
  /** Another week past the last level. */
  | { readonly kind: 'week' }
  | { readonly kind: 'wait'; readonly until: Date; readonly for: 'send' | 'deadline' | 'hold' | 'rest' | 'week' }
  /** It is resolved: nothing ever follows. */
  | { readonly kind: 'rest' };

/** Holds of one person on one level: the first click and its renewals. Source: product page, section 5. */
export const INFORMING_HOLD = 3;

/** Whoever was asked again has at least so many hours, however little of the level was left. House rule. */
export const AGAIN_HOURS = 4;

const WEEK_HOURS = 7 * 24;

/**
 * The one rule of the ladder: what to do now. Pure; ask it again after `applyStep` until it waits or rests.
 * An instant that is late (a process was down) changes nothing but the lateness: every message waits for its
 * recipient's working time as seen from now.
 */
export function next(climb: Climb, around: Surroundings, now: Date): Step {
  if (climb.resolved !== null) return { kind: 'rest' };
  const rest = within(now, around.rests);
  if (rest !== undefined) return { kind: 'wait', until: rest.until, for: 'rest' };
  if (climb.level >= PAST) return nextWeek(climb, now);
  if (climb.ask === null) return nextAsk(climb, around, now);
  return nextOfAsked(climb, climb.ask, { around, now });
}

/** When the asked person's time on this level is over, as things stand; in their working time. */
export function deadlineOf(climb: Climb, ask: Ask, around: Surroundings): Date {
  const hours = around.rungs.find(({ level }) => level === climb.level)?.hours ?? 0;
  const run = afterRunning(ask.at, hours, [...around.rests, ...climb.holds]);
  const again = ask.againAt === null ? null : addHours(ask.againAt, AGAIN_HOURS);
  return atWork(latest(run, again, around.notBefore), around.lives.get(ask.personId));
}

/** The next level that is on and has somebody; `PAST` after the last one. */
export function levelAfter(level: number, rungs: readonly Rung[]): number {
  return rungs.find((rung) => rung.level > level && rung.personId !== null)?.level ?? PAST;
}

function nextAsk(climb: Climb, around: Surroundings, now: Date): Step {
  const { askedIds, handedToId } = climb;
  const when = { at: latest(climb.enteredAt, now), askedIds };
  const rungs = around.rungs
    .filter(({ level }) => level >= climb.level)
    .map((rung) => (rung.level === climb.level && handedToId !== null ? { ...rung, personId: handedToId } : rung));
  const found =
    rungs.map((rung) => findRecipient(rung, around, when)).find((one) => one !== null) ??
    findFirstBack(rungs, around, when);
  if (found === null) return { kind: 'climb', to: PAST, why: 'nobody' };
  if (found.level > climb.level) return { kind: 'climb', to: found.level, why: 'away' };
  return found.sendAt <= now ? { kind: 'ask', to: found } : { kind: 'wait', until: found.sendAt, for: 'send' };
}

function nextOfAsked(climb: Climb, ask: Ask, { around, now }: { around: Surroundings; now: Date }): Step {
  const hold = climb.holds.at(-1);
  if (hold !== undefined && now < hold.until) {
    const inform = nextInform(climb, around, now);
    if (inform?.kind === 'inform') return inform;
    const until = inform === null ? hold.until : earlierOf(hold.until, inform.until);
    return { kind: 'wait', until, for: 'hold' };
  }
  if (hold !== undefined && (ask.againAt === null || ask.againAt < hold.until))
    return nextAskAgain(climb, ask, { around, now });
  const inform = nextInform(climb, around, now);
  if (inform?.kind === 'inform') return inform;
  const deadline = deadlineOf(climb, ask, around);
  if (deadline <= now) return { kind: 'climb', to: levelAfter(climb.level, around.rungs), why: 'deadline' };
  const until = inform === null ? deadline : earlierOf(deadline, inform.until);
  return { kind: 'wait', until, for: 'deadline' };
}

function nextAskAgain(climb: Climb, ask: Ask, { around, now }: { around: Surroundings; now: Date }): Step {
  const life = around.lives.get(ask.personId);
  if (life === undefined) return { kind: 'ask-again' };
  const sendAt = nextWorkingTime(now, life.workplace);
  const hours = around.rungs.find(({ level }) => level === climb.level)?.hours ?? 0;
  if (isTooLongAway(life, sendAt, hours))
    return { kind: 'climb', to: levelAfter(climb.level, around.rungs), why: 'away' };
  return sendAt <= now ? { kind: 'ask-again' } : { kind: 'wait', until: sendAt, for: 'send' };
}

/** Null when nobody is to be informed. */
function nextInform(climb: Climb, around: Surroundings, now: Date) {
  if (climb.informed || climb.holds.length < INFORMING_HOLD) return null;
  const when = { at: now, askedIds: climb.askedIds };
  const above = around.rungs.filter(({ level }) => level > climb.level);
  const to = above.map((rung) => findRecipient(rung, around, when)).find((one) => one !== null);
  if (to === undefined) return null;
  return to.sendAt <= now
    ? { kind: 'inform' as const, to }
    : { kind: 'wait' as const, until: to.sendAt, for: 'send' as const };
}

function nextWeek(climb: Climb, now: Date): Step {
  const due = addHours(climb.enteredAt, WEEK_HOURS * (climb.weeks + 1));
  return due <= now ? { kind: 'week' } : { kind: 'wait', until: due, for: 'week' };
}

function atWork(at: Date, life: WorkingLife | undefined): Date {
  return life === undefined ? at : nextAtWork(at, life);
}

/** Everybody whose working life `next` may look at, deputies not counted. */
export function peopleOfClimb(climb: Climb, rungs: readonly Rung[]): readonly PersonId[] {
  const ids = [...rungs.map(({ personId }) => personId), climb.handedToId, climb.ask?.personId ?? null];
  return [...new Set(ids.filter((id) => id !== null))];
}
