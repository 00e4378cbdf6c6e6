import type { GitDeed } from '../github/deed.ts';
import type { JiraDeed } from '../jira/deed.ts';
import { type Absence, type Calendar, createCalendar } from './calendar.ts';
import { type Chapter, type Company, isoOf } from './chapter.ts';
import { codeChapter } from './code/write-code.ts';
import { createDice, type Dice } from './dice.ts';
import { habitsChapter } from './habits/write-habits.ts';
import { jiraChapter } from './jira/write-jira.ts';
import { type Ledger, ledgerShape } from './ledger.ts';
import { numberTasks } from './number-tasks.ts';
import { planAbsences } from './plan-absences.ts';
import type { PlannedDeed } from './planned-deed.ts';
import { presentChapter } from './present/write-present.ts';
import { sprintsChapter } from './sprints/write-sprints.ts';
import { talkChapter } from './talk/write-talk.ts';
import { traitsOf } from './traits.ts';
import { teamsChapter } from './work/write-teams.ts';
import { workChapter } from './work/write-work.ts';

/** In the order in which they are told: each may read the facts of those before it. */
export const chapters: readonly Chapter[] = [
  ...[teamsChapter, workChapter, presentChapter, codeChapter, talkChapter, sprintsChapter, jiraChapter, habitsChapter],
];

export type Past = {
  /** In order of instant. */
  readonly deeds: readonly PlannedDeed[];
  /** What was done on GitHub, in order of instant. */
  readonly onGitHub: readonly GitDeed[];
  /** What was done in Jira, in order of instant. */
  readonly onJira: readonly JiraDeed[];
  readonly ledger: Ledger;
};

export type PastOptions = {
  /** An integer; the same one gives the same past, byte for byte. */
  readonly seed: number;
  readonly from: Date;
  /** The present at which it ends, a working hour in at least one zone, three days or more after the beginning. */
  readonly to: Date;
  readonly company: Company;
  /** All of them where nothing is said. */
  readonly only?: readonly Chapter[];
};

/** Makes up what the company did between two instants, and the truth behind it. Pure. */
export function writePast({ seed, from, to, company, only = chapters }: PastOptions): Past {
  const span = { from: from.getTime(), to: to.getTime() };
  const dice = createDice(seed);
  const absences = planAbsences({ company, ...span, dice: dice.named('absences') });
  const calendars = new Map<string, Calendar>(
    company.people.map((person) => [
      person.handle,
      createCalendar({ person, ...span, absences: absences.get(person.handle) ?? [] }),
    ]),
  );
  const calendarOf = (handle: string): Calendar => {
    const calendar = calendars.get(handle);
    if (calendar === undefined) throw new Error(`nobody here is called ${handle}`);
    return calendar;
  };
  const deeds: PlannedDeed[] = [];
  const onGitHub: GitDeed[] = [];
  const onJira: JiraDeed[] = [];
  let told: Ledger = {
    ...{ seed, from: isoOf(span.from), to: isoOf(span.to), tasks: [], pulls: [] },
    people: describePeople({ company, absences, calendarOf, to: span.to, dice: dice.named('looks') }),
  };
  for (const chapter of only) {
    const written = chapter.write({ company, ...span, dice: dice.named(chapter.name), calendarOf, told });
    deeds.push(...written.deeds);
    onGitHub.push(...(written.onGitHub ?? []));
    onJira.push(...(written.onJira ?? []));
    told = { ...told, ...written.facts };
  }
  const numbered = numberTasks({ deeds: inOrder(deeds), onGitHub, ledger: told });
  return { ...numbered, onJira, ledger: ledgerShape.parse(numbered.ledger) };
}

/** Stable: what falls into the same second stays in the order in which it was written. */
function inOrder(deeds: readonly PlannedDeed[]): readonly PlannedDeed[] {
  return deeds.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Described = {
  readonly company: Company;
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
  readonly calendarOf: (handle: string) => Calendar;
  readonly to: number;
  readonly dice: Dice;
};

function describePeople({ company, absences, calendarOf, to, dice }: Described): Ledger['people'] {
  return company.people.map(({ id, handle, kind }) => ({
    handle,
    team: company.teams.find(({ members }) => members.includes(id))?.name ?? null,
    trait: kind === 'guest' ? 'a guest, three days a week' : traitsOf(handle).inWords,
    absences: [...(absences.get(handle) ?? [])],
    lastLookedAt: isoOf(calendarOf(handle).lastWorking(to - dice.int(60, 420) * MINUTE_MS)),
  }));
}

const MINUTE_MS = 60_000;
