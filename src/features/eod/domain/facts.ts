import type { DayFact } from '../../../ports/inbound/day-facts.ts';

/** Facts about one thing, oldest first. */
export type SubjectFacts = {
  readonly subject: string;
  readonly facts: readonly DayFact[];
  /** The newest: its words are the thing's own. */
  readonly latest: DayFact;
};

/** By what they are about, in the order in which each thing first appears. */
export function bySubject(facts: readonly DayFact[]): readonly SubjectFacts[] {
  const groups = new Map<string, DayFact[]>();
  for (const fact of facts) {
    const known = groups.get(fact.subject);
    if (known === undefined) groups.set(fact.subject, [fact]);
    else known.push(fact);
  }
  return [...groups].flatMap(([subject, own]) => {
    const latest = own.at(-1);
    return latest === undefined ? [] : [{ subject, facts: own, latest }];
  });
}

/** How a kind of fact is told, before the thing's name. */
const told: Readonly<Record<string, string>> = {
  'task.created': 'made',
  'task.started': 'started',
  'task.unblocked': 'unblocked',
  'task.completed': 'finished',
  'task.reopened': 'reopened',
  'task.cancelled': 'cancelled',
  'task.edited': 'worked out',
  'task.handed-over': 'handed over',
  'task.declined': 'returned',
  'task.sign-off-asked': 'asked for sign-off of',
  'task.accepted': 'accepted',
  'task.sent-back': 'sent back',
  'commit.pushed': 'pushed commits to',
  'pull-request.opened': 'opened',
  'pull-request.reviewed': 'reviewed',
  'pull-request.merged': 'merged',
  'pull-request.closed': 'closed',
  'issue.moved': 'moved',
};

/** What says little beside anything else that happened to the same thing. */
const SLIGHT = new Set(['task.edited', 'task.created']);

/** Told under blockers, not under what was done. */
const STUCK = 'task.blocked';

/** After these there is more to do tomorrow. */
const GOES_ON = new Set(['task.started', 'task.unblocked', 'task.reopened', 'pull-request.opened', 'commit.pushed']);

/** `Started and finished`; null when there is nothing to tell but that it is stuck. */
export function tellVerbs({ facts }: SubjectFacts): string | null {
  const kinds = [...new Set(facts.map(({ kind }) => kind))].filter((kind) => kind !== STUCK);
  const weighty = kinds.filter((kind) => !SLIGHT.has(kind));
  const verbs = [...new Set((weighty.length > 0 ? weighty : kinds).map((kind) => told[kind] ?? 'worked on'))];
  const joined = new Intl.ListFormat('en', { type: 'conjunction' }).format(verbs);
  return joined === '' ? null : `${joined.charAt(0).toUpperCase()}${joined.slice(1)}`;
}

export function isStuck({ facts }: SubjectFacts): boolean {
  return facts.findLast(({ kind }) => !SLIGHT.has(kind))?.kind === STUCK;
}

export function goesOn({ facts }: SubjectFacts): boolean {
  return GOES_ON.has(facts.findLast(({ kind }) => !SLIGHT.has(kind))?.kind ?? '');
}

/** `T-12 Fix the login page`, as the thing is called. */
export function nameOfThing({ ref, title }: Pick<DayFact, 'ref' | 'title'>): string {
  return ref === '' ? title : `${ref} ${title}`;
}
