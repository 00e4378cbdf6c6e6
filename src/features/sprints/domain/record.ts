import { blockedIn } from './blocked.ts';
import { burndownOf } from './burndown.ts';
import type { Json } from './canonical-json.ts';
import { replay } from './replay.ts';
import { inOrder, type ScopeEvent } from './scope-event.ts';
import type { Sprint, Stay } from './sprint.ts';
import { countSprint, type SprintNumbers, type Tally } from './tally.ts';
import { scopeEventsOf, type TaskChange } from './task-facts.ts';
import type { Velocity } from './velocity.ts';

export type Moment = 'opened' | 'closed';

/** What can't be read again later: kept in the record as it was, and taken from there when it is composed anew. */
export type Kept = {
  readonly sprint: Pick<Sprint, 'id' | 'teamId' | 'source' | 'name' | 'timeZone' | 'startsOn' | 'endsOn'> & {
    readonly teamName: string | null;
    readonly startedAt: Date;
  };
  /** The team, and how many days of the sprint each worked, or will: away days and holidays left out. */
  readonly people: readonly { readonly personId: string; readonly days: number }[];
  /** Which tasks, when they were in it, and how much of each task's history belongs to the record. */
  readonly items: readonly (Stay & { readonly number: number; readonly version: number })[];
  /** Sprints closed before it whose records its velocity is read from. */
  readonly past: readonly string[];
  /** Of a tracker's sprint all that moved it: what the tracker tells later of the past doesn't belong to the record. */
  readonly tracker: { readonly events: readonly ScopeEvent[]; readonly issues: readonly KeptIssue[] } | null;
};

/** An issue as it was; the summary is null where only some may see it. */
export type KeptIssue = {
  readonly issueId: string;
  readonly key: string;
  readonly summary: string | null;
  /** Whose it was, where the tracker's account is known to be somebody's. */
  readonly responsibleId: string | null;
};

/** An override as it stood at the record's instant. */
export type RecordedOverride = {
  readonly ref: string;
  readonly rule: string;
  readonly taskId: string;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
};

export type Recorded = {
  readonly moment: Moment;
  readonly at: Date;
  readonly kept: Kept;
  /** Of the kept items; later ones than the kept versions are left out here. */
  readonly changes: readonly TaskChange[];
  readonly overrides: readonly RecordedOverride[];
  /** Of the sprints closed before, this one left out. */
  readonly velocity: Velocity;
};

/** Raised when what a record holds changes: older ones are composed by the rules of theirs. */
const FORMAT = 1;

/** A sprint's lasting record: the same facts give the same value, whenever it is composed. */
export function composeRecord(recorded: Recorded): Json {
  const { moment, at, kept, velocity } = recorded;
  const changes = upToVersions(recorded);
  const span = { startedAt: kept.sprint.startedAt, endedAt: at };
  const events = eventsOf(kept, changes);
  const numbers = countSprint(events, span);
  const { start, days } = burndownOf(events, { ...span, unit: numbers.unit, timeZone: kept.sprint.timeZone });
  return {
    ...{ format: FORMAT, moment, at: at.toISOString() },
    kept: keptJson(kept),
    numbers: numbersJson(numbers),
    tasks: tasksJson(recorded, changes),
    issues: issuesJson(recorded),
    burndown: { unit: numbers.unit, start, days },
    velocity: { unit: velocity.unit, mean: velocity.mean, n: velocity.n, of: velocity.of.map(({ id }) => id) },
    blockers: blockedIn(changes, span).map(({ taskId, from, until, reason }) => ({
      ...{ taskId, reason, from: from.toISOString() },
      until: until?.toISOString() ?? null,
    })),
    overrides: [...recorded.overrides]
      .sort((a, b) => (a.ref < b.ref ? -1 : 1))
      .map(({ ref, rule, taskId, grantedAt, expiresAt, endedAt }) => ({
        ...{ ref, rule, taskId, grantedAt: grantedAt.toISOString(), expiresAt: expiresAt.toISOString() },
        endedAt: endedAt === null || endedAt > at ? null : endedAt.toISOString(),
      })),
  };
}

function eventsOf({ tracker, items }: Kept, changes: readonly TaskChange[]): readonly ScopeEvent[] {
  return tracker === null ? scopeEventsOf(items, changes) : tracker.events;
}

/** The changes that belong to a record: what happened to its tasks since doesn't. */
function upToVersions({ kept, changes }: Recorded): readonly TaskChange[] {
  const versions = new Map(kept.items.map(({ taskId, version }) => [taskId, version]));
  return changes.filter(({ taskId, version }) => version <= (versions.get(taskId) ?? 0));
}

function keptJson({ sprint, people, items, past, tracker }: Kept): Json {
  return {
    sprint: { ...sprint, startedAt: sprint.startedAt.toISOString() },
    people: [...people]
      .sort((a, b) => (a.personId < b.personId ? -1 : 1))
      .map(({ personId, days }) => ({ personId, days })),
    items: [...items]
      .sort((a, b) => a.number - b.number || a.from.getTime() - b.from.getTime())
      .map(({ taskId, number, version, from, until }) => ({
        ...{ taskId, number, version, from: from.toISOString() },
        until: until?.toISOString() ?? null,
      })),
    past: [...past].sort(),
    tracker: tracker === null ? null : trackerJson(tracker),
  };
}

function trackerJson({ events, issues }: NonNullable<Kept['tracker']>): Json {
  return {
    events: inOrder(events).map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    issues: [...issues]
      .sort((a, b) => (a.issueId < b.issueId ? -1 : 1))
      .map(({ issueId, key, summary, responsibleId }) => ({ issueId, key, summary, responsibleId })),
  };
}

/** Each issue as it stood. */
function issuesJson({ at, kept: { tracker, sprint } }: Recorded): Json {
  if (tracker === null) return [];
  const standing = replay(tracker.events, { startedAt: sprint.startedAt, at });
  return [...standing]
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
    .map(({ itemId, counts, isDone, points }) => ({ issueId: itemId, counts, done: counts && isDone, points }));
}

function numbersJson({ unit, points, items, unpointed }: SprintNumbers): Json {
  const tally = ({ warnings, ...rest }: Tally): Json => ({ ...rest, warnings: [...warnings] });
  return { unit, unpointed, points: tally(points), items: tally(items) };
}

/** Each task as it stood; words of private ones stay out. */
function tasksJson({ at, kept }: Recorded, changes: readonly TaskChange[]): Json {
  const standing = new Map(
    replay(scopeEventsOf(kept.items, changes), { startedAt: kept.sprint.startedAt, at }).map((one) => [
      one.itemId,
      one,
    ]),
  );
  const numbers = new Map(kept.items.map(({ taskId, number }) => [taskId, number]));
  return [...numbers]
    .sort(([, a], [, b]) => a - b)
    .flatMap(([taskId, number]): Json[] => {
      const last = changes.filter((change) => change.taskId === taskId).sort((a, b) => b.version - a.version)[0];
      const stands = standing.get(taskId);
      if (last === undefined || stands === undefined) return [];
      return [
        {
          ...{ taskId, number, title: last.private ? null : last.title, status: last.status },
          ...{ responsibleId: last.responsibleId, points: stands.points, counts: stands.counts },
          done: stands.counts && stands.isDone,
          completedAt: last.completedAt?.toISOString() ?? null,
        },
      ];
    });
}
