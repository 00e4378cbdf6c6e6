import type { Unit } from './tally.ts';

/** What was done in a stretch of time against all there was: for teams without sprints, or without points. */
export type Period = {
  readonly unit: Unit;
  readonly done: number;
  /** Done in it, and open now. */
  readonly total: number;
  /** Null where there was nothing. */
  readonly share: number | null;
  /** Of the total, items without points where points are counted. */
  readonly unpointed: number;
};

type Worked = { readonly points: number | null };

/** In points where any of it has some, else in tasks. */
export function periodOf(done: readonly Worked[], open: readonly Worked[]): Period {
  const all = [...done, ...open];
  const isPointed = all.some(({ points }) => points !== null);
  const unit: Unit = isPointed ? 'points' : 'items';
  const sum = (work: readonly Worked[]) =>
    work.reduce((total, { points }) => total + (isPointed ? (points ?? 0) : 1), 0);
  const total = sum(all);
  return {
    ...{ unit, done: sum(done), total },
    share: total === 0 ? null : sum(done) / total,
    unpointed: isPointed ? all.filter(({ points }) => points === null).length : 0,
  };
}
