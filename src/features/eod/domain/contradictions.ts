import { nextWorkingDay, type Workdays } from '../../../kit/dates/working-day.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { DayFact } from '../../../ports/inbound/day-facts.ts';
import { bySubject, nameOfThing } from './facts.ts';

/** Working days after the first on which a blocker counts as carried. Source: product page, section 6. */
export const CARRIED_DAYS = 3;

/** Facts about one thing that no task covers before it is mentioned: a single slip isn't work. House rule. */
export const UNCOVERED_FACTS = 2;

/** What doesn't fit together in somebody's check-in; shown to that person alone, before it is sent. */
export type Contradiction = {
  readonly kind: 'said-done-still-open' | 'blocker-carried' | 'work-without-task';
  /** What it is about, the same each time: so that it is shown once. */
  readonly about: string;
  /** For `blocker-carried`: how many working days. */
  readonly days: number;
};

export type Told = {
  readonly on: CalendarDay;
  /** Lines under "done". */
  readonly done: readonly string[];
  readonly blockers: readonly { readonly text: string; readonly since: CalendarDay }[];
  readonly facts: readonly DayFact[];
  /** By reference, of everything the lines name: whether it is still open. What isn't known is left out. */
  readonly isOpen: ReadonlyMap<string, boolean>;
  readonly workdays: Workdays;
};

export function findContradictions(told: Told): readonly Contradiction[] {
  return [...saidDoneStillOpen(told), ...blockersCarried(told), ...workWithoutTask(told)];
}

/** Names of things: a task's `T-12`, a pull request's `acme/web#31`. */
const REFERENCE = /\bT-\d+\b|[\w.-]+\/[\w.-]+#\d+/gi;

/** Every thing a text names, in capitals where it is a task. */
export function referencesIn(text: string): readonly string[] {
  return [...new Set((text.match(REFERENCE) ?? []).map((ref) => (ref.includes('#') ? ref : ref.toUpperCase())))];
}

const SAYS_DONE = /\b(?:done|finish(?:ed)?|complet(?:ed|e)|closed|merged|shipped|fixed|delivered|resolved)\b/i;
/** Doubt, negation, intention: rather silent than wrong about somebody. */
const SAYS_NOT_YET =
  /\b(?:not|never|almost|nearly|half|part(?:ly)?|mostly|will|shall|should|must|can|could|to (?:be|do|finish|complete|close|fix|ship|merge|deliver|resolve)|until|till|before|once|when|if|after|waiting|tomorrow|next|unfinished|go on|working)\b|\b\d{1,2} ?%|n[’']t\b/i;
/** Where another statement begins: "finished T-1, reviewed T-2". */
const CLAUSE = /[,;.](?=\s|$)|\bbut\b|\bthen\b|\bwhile\b|\band\b(?=\s+[a-z](?!-\d))/i;

function saidDoneStillOpen({ done, isOpen }: Told): readonly Contradiction[] {
  const claimed = done
    .flatMap((line) => line.split(CLAUSE))
    .filter((clause) => SAYS_DONE.test(clause) && !SAYS_NOT_YET.test(clause))
    .flatMap(referencesIn);
  const open = [...new Set(claimed)].filter((ref) => isOpen.get(ref) === true);
  return open.map((about) => ({ kind: 'said-done-still-open', about, days: 0 }));
}

function blockersCarried({ blockers, on, workdays }: Told): readonly Contradiction[] {
  return blockers
    .map(({ text, since }) => ({ about: text, days: workingDaysBetween(since, on, workdays) }))
    .filter(({ days }) => days >= CARRIED_DAYS)
    .map((carried) => ({ kind: 'blocker-carried', ...carried }));
}

function workWithoutTask({ facts, done }: Told): readonly Contradiction[] {
  const uncovered = bySubject(facts).filter(
    ({ subject, facts: own, latest }) =>
      !subject.startsWith('task:') &&
      own.length >= UNCOVERED_FACTS &&
      !own.some(({ title, ref }) => namesTask(`${ref} ${title}`)) &&
      !done.some((line) => namesTask(line) && line.includes(latest.ref === '' ? latest.title : latest.ref)),
  );
  return uncovered.map(({ latest }) => ({ kind: 'work-without-task', about: nameOfThing(latest), days: 0 }));
}

function namesTask(text: string): boolean {
  return /\bT-\d+\b/i.test(text);
}

function workingDaysBetween(since: CalendarDay, on: CalendarDay, workdays: Workdays): number {
  let days = 0;
  for (let day = since; day < on && days < CARRIED_MAX; day = nextWorkingDay(day, workdays)) days += 1;
  return days;
}

/** Counted no further: "30 days" says enough. */
const CARRIED_MAX = 30;
