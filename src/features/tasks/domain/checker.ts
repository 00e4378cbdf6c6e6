import type { PersonId } from '../../../kit/ids.ts';
import { childSizes, isSplit, SPLIT_POINTS } from './children.ts';
import { type Edges, findCycle } from './cycles.ts';
import type { Points } from './task.ts';

export type RaciLetter = 'R' | 'A' | 'C' | 'I';

/** Source: product page, section 4; a team may ask for more or fewer letters. */
export const defaultRequiredLetters: readonly RaciLetter[] = ['R', 'A'];

export type CheckRule =
  | 'letter-missing'
  | 'accountable-is-responsible'
  | 'accountable-away'
  | 'consulted-missing'
  | 'responsible-overloaded'
  | 'points-large'
  | 'points-unsplit'
  | 'part-size'
  | 'waiting-cycle'
  | 'parent-cycle';

/** Only errors stop a task; the others are shown with it. */
export type FindingLevel = 'error' | 'warning' | 'suggestion' | 'note';
export type Finding = {
  readonly level: FindingLevel;
  readonly rule: CheckRule;
  readonly message: string /** The letter that is missing. */;
  readonly letter?: RaciLetter;
};

/** The accountable is away: until when, in words for the reader, and who could answer instead; null for nobody. */
export type AccountableAway = { readonly name: string; readonly until: string; readonly instead: string | null };

/** A task as it is about to be saved, with what its checks need to know around it. */
export type CheckQuestion = {
  /** Null for a task that has no number yet: nothing can point back at it. */
  readonly number: number | null;
  readonly responsibleId: PersonId | null;
  readonly accountableId: PersonId | null;
  /** Null while A is there. */
  readonly accountableAway: AccountableAway | null;
  readonly consultedIds: readonly PersonId[];
  readonly informedIds: readonly PersonId[];
  readonly points: Points | null;
  /** Its children, those to be made with it included. */
  readonly children: readonly { readonly points: Points | null }[];
  /** Points of the task it is part of; null when it is part of none, or of one without points. */
  readonly parentPoints: Points | null;
  /** Open tasks R would have, this one included. */
  readonly responsibleOpenTasks: number;
  readonly waits: Edges;
  readonly parents: Edges;
  /** Numbers of tasks the asker may not know of: a cycle that leads through them names the others only. */
  readonly hidden: ReadonlySet<number>;
  /** The team's setting. */
  readonly required: readonly RaciLetter[];
  /** Rules that an override holds back for this task now. */
  readonly suspended: ReadonlySet<CheckRule>;
};

/** More open tasks than this and R is warned about. Source: product page, section 4. */
export const OPEN_TASKS_MAX = 8;

/** Everything there is to say about a task before it is saved, errors first. */
export function checkTask(question: CheckQuestion): readonly Finding[] {
  return checks
    .flatMap((check) => check(question))
    .filter(({ rule }) => !question.suspended.has(rule))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

export function errorsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ level }) => level === 'error');
}

/** Whether an override may let it pass. A task that is part of itself, or waits for itself, could never end. */
export function mayRest({ rule }: Finding): boolean {
  return rule !== 'waiting-cycle' && rule !== 'parent-cycle';
}

const levels: readonly FindingLevel[] = ['error', 'warning', 'suggestion', 'note'];

const checks: readonly ((question: CheckQuestion) => readonly Finding[])[] = [
  checkLetters,
  checkSamePerson,
  checkAway,
  checkConsulted,
  checkLoad,
  checkPoints,
  checkPart,
  checkCycles,
];

const missing: Readonly<Record<RaciLetter, string>> = {
  R: 'Nobody is responsible. Choose the person who does it.',
  A: 'Nobody is accountable. Choose the person who answers for it.',
  C: 'Your team asks for somebody to consult. Choose at least one person.',
  I: 'Your team asks for somebody to inform. Choose at least one person.',
};

function checkLetters(question: CheckQuestion): readonly Finding[] {
  const given: Readonly<Record<RaciLetter, boolean>> = {
    R: question.responsibleId !== null,
    A: question.accountableId !== null,
    C: question.consultedIds.length > 0,
    I: question.informedIds.length > 0,
  };
  return question.required
    .filter((letter) => !given[letter])
    .map((letter) => ({ level: 'error', rule: 'letter-missing', message: missing[letter], letter }));
}

function checkSamePerson({ responsibleId, accountableId }: CheckQuestion): readonly Finding[] {
  if (responsibleId === null || responsibleId !== accountableId) return [];
  const message =
    'One person is both responsible and accountable. That is fine for small things; else choose somebody to answer for it.';
  return [{ level: 'note', rule: 'accountable-is-responsible', message }];
}

function checkAway({ accountableAway }: CheckQuestion): readonly Finding[] {
  if (accountableAway === null) return [];
  const { name, until, instead } = accountableAway;
  const next = instead === null ? 'Choose somebody else, or wait for them.' : `${instead} could answer for it instead.`;
  return [{ level: 'suggestion', rule: 'accountable-away', message: `${name} is away until ${until}. ${next}` }];
}

function checkConsulted({ points, consultedIds, required }: CheckQuestion): readonly Finding[] {
  if (points === null || points < 8 || consultedIds.length > 0 || required.includes('C')) return [];
  const message = `With ${points} points, somebody should be asked before it starts. Add a person under consulted.`;
  return [{ level: 'suggestion', rule: 'consulted-missing', message }];
}

function checkLoad({ responsibleOpenTasks }: CheckQuestion): readonly Finding[] {
  if (responsibleOpenTasks <= OPEN_TASKS_MAX) return [];
  const message = `The responsible would have ${responsibleOpenTasks} open tasks. Think of somebody with fewer, or close one first.`;
  return [{ level: 'warning', rule: 'responsible-overloaded', message }];
}

function checkPoints({ points, children }: CheckQuestion): readonly Finding[] {
  if (points === 13 && children.length === 0) {
    const message = '13 points are more than a week. Consider splitting it into parts of 3 to 8 points.';
    return [{ level: 'suggestion', rule: 'points-large', message }];
  }
  if (points !== SPLIT_POINTS || isSplit(children)) return [];
  const message =
    '21 points are too large for one task. Split it into at least two parts of 3, 5 or 8 points each, or choose fewer points.';
  return [{ level: 'error', rule: 'points-unsplit', message }];
}

/** Whether its points suit the task it becomes part of. */
export function checkPart({
  points,
  parentPoints,
}: Pick<CheckQuestion, 'points' | 'parentPoints'>): readonly Finding[] {
  if (parentPoints !== SPLIT_POINTS || (points !== null && childSizes.includes(points))) return [];
  const message = 'It is part of a task of 21 points, and such parts have 3, 5 or 8 points. Choose one of these.';
  return [{ level: 'error', rule: 'part-size', message }];
}

function checkCycles({ number, waits, parents, hidden }: CheckQuestion): readonly Finding[] {
  if (number === null) return [];
  const findings: Finding[] = [];
  const waiting = findCycle(number, waits, hidden);
  if (waiting !== null) {
    const message = `These tasks would wait for each other: ${waiting}. Take one of them out of “waits for”.`;
    findings.push({ level: 'error', rule: 'waiting-cycle', message });
  }
  const parent = findCycle(number, parents, hidden);
  if (parent !== null) {
    const message = `A task can’t be part of itself: ${parent}. Choose another one.`;
    findings.push({ level: 'error', rule: 'parent-cycle', message });
  }
  return findings;
}
