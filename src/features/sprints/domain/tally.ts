import { replayTo, type Standing } from './replay.ts';
import type { ScopeEvent } from './scope-event.ts';

/** In points, or in items where each counts one. */
export type Unit = 'points' | 'items';

/**
 * What became of a sprint, in one unit. An item's part in it is compared between start and end, so one that came, went and
 * came again counts once, and `committed + added - removed = completed + carriedOver`.
 */
export type Tally = {
  /** At the start, its instant included. */
  readonly committed: number;
  /** In it at the end and not, or less, at the start: newcomers, and estimates that grew. */
  readonly added: number;
  /** In it at the start and not, or less, at the end. */
  readonly removed: number;
  /** Of added and removed: by estimates of items that stayed; signed. */
  readonly reestimated: number;
  readonly completed: number;
  /** In it at the end and not done. */
  readonly carriedOver: number;
  /** Shares of what was committed; null where nothing was. Above 1 where more was done than committed. */
  readonly completion: number | null;
  readonly carryOver: number | null;
  /** Signed: negative where the scope shrank. */
  readonly scopeChange: number | null;
  readonly warnings: readonly Warning[];
};

export type Warning = 'carry-over' | 'scope';

/** Shares beyond which a sprint is worth a word. Source: METRICS, sprint measures (saasjet, brokenbuild). */
export const CARRY_OVER_WARN = 0.2;
/** Of growth and of shrinking alike. */
export const SCOPE_WARN = 0.25;

export type SprintNumbers = {
  /** `items` where no item of it has points. */
  readonly unit: Unit;
  readonly points: Tally;
  readonly items: Tally;
  /** Items in it at the end without points: they count nothing in points. */
  readonly unpointed: number;
};

/** @param events in any order · `endedAt` its end, or now while it goes on; included */
export function countSprint(events: readonly ScopeEvent[], span: Span): SprintNumbers {
  const { startedAt, endedAt } = span;
  const [first = [], last = []] = replayTo(events, { startedAt, instants: [startedAt, endedAt] });
  const before = first.filter(({ counts }) => counts);
  const after = last.filter(({ counts }) => counts);
  const isPointed = [...before, ...after].some(({ points }) => points !== null);
  return {
    unit: isPointed ? 'points' : 'items',
    points: tally({ before, after }, 'points'),
    items: tally({ before, after }, 'items'),
    unpointed: after.filter(({ points }) => points === null).length,
  };
}

export type Span = { readonly startedAt: Date; readonly endedAt: Date };

export function weigh({ points }: Pick<Standing, 'points'>, unit: Unit): number {
  return unit === 'items' ? 1 : (points ?? 0);
}

type Ends = { readonly before: readonly Standing[]; readonly after: readonly Standing[] };

function tally({ before, after }: Ends, unit: Unit): Tally {
  const [at, then] = [byId(before, unit), byId(after, unit)];
  const ids = [...new Set([...at.keys(), ...then.keys()])];
  const moves = ids.map((id) => (then.get(id) ?? 0) - (at.get(id) ?? 0));
  const stayed = ids.filter((id) => at.has(id) && then.has(id));
  const committed = sum([...at.values()]);
  const added = sum(moves.filter((move) => move > 0));
  const removed = sum(moves.map((move) => Math.max(0, -move)));
  const completed = sum(after.filter(({ isDone }) => isDone).map((one) => weigh(one, unit)));
  const carriedOver = sum(after.filter(({ isDone }) => !isDone).map((one) => weigh(one, unit)));
  const share = (part: number) => (committed === 0 ? null : part / committed);
  const [carryOver, scopeChange] = [share(carriedOver), share(added - removed)];
  return {
    ...{ committed, added, removed, completed, carriedOver, carryOver, scopeChange },
    reestimated: sum(stayed.map((id) => (then.get(id) ?? 0) - (at.get(id) ?? 0))),
    completion: share(completed),
    warnings: [
      ...(carryOver !== null && carryOver > CARRY_OVER_WARN ? (['carry-over'] as const) : []),
      ...(scopeChange !== null && Math.abs(scopeChange) > SCOPE_WARN ? (['scope'] as const) : []),
    ],
  };
}

function byId(standings: readonly Standing[], unit: Unit): ReadonlyMap<string, number> {
  return new Map(standings.map((one) => [one.itemId, weigh(one, unit)]));
}

function sum(numbers: readonly number[]): number {
  // Trackers know half points: rounded to what they can mean, so that sums compare.
  return Math.round(numbers.reduce((all, one) => all + one, 0) * 1_000) / 1_000;
}
