import { type Lens, MEASURES, type Measure } from './measures.ts';
import { LENS_BYTES, packedAt, readingOf } from './pack.ts';
import type { Exclusion, Gap } from './reading.ts';
import { type Summary, summarize } from './summary.ts';

/** What was counted beside the measures, of what was merged then. */
export type Counts = {
  /** Merged, bots left out. */
  readonly merged: number;
  /** Merged, by bots. */
  readonly byBots: number;
  /** Among the merged. */
  readonly reverts: number;
  readonly hotfixes: number;
  /** People with at least one of them; accounts that are nobody of Slack are left out. */
  readonly authors: number;
};

/** One measure of a stretch of time, with what kept pull requests out of it. */
export type MeasureFigures = Summary & {
  /** How often which event was missing; their sum is `missing`. */
  readonly gaps: Readonly<Partial<Record<Gap, number>>>;
};

/** Everything one lens says of a stretch of time. */
export type LensFigures = {
  /** Pull requests that the lens counts. */
  readonly counted: number;
  /** Why it doesn't count the others. */
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>;
  /** Without those that the lens doesn't have. */
  readonly measures: Readonly<Partial<Record<Measure, MeasureFigures>>>;
};

/** A week's. */
export type WeekFigures = { readonly counts: Counts; readonly lenses: Readonly<Record<Lens, LensFigures>> };

/** Of several weeks together, or of any stretch of time, under one lens. */
export type WindowFigures = { readonly counts: Counts; readonly figures: LensFigures };

/**
 * The figures of many pull requests under a lens.
 * @param packed their readings under this lens, one after another (`packReadings`)
 */
export function figuresOf(packed: Buffer, lens: Lens): LensFigures {
  const columns = MEASURES.map((measure, n) => ({ measure, ...columnOf(packed, n) }));
  const excluded: Partial<Record<Exclusion, number>> = {};
  const measures = columns.flatMap(({ measure, values, others }) => {
    const gaps: Partial<Record<Gap, number>> = {};
    let missing = 0;
    for (const [number, times] of others) {
      const reading = readingOf(number);
      if (reading.kind === 'unknown') {
        gaps[reading.gap] = times;
        missing += times;
      }
      // What a lens leaves out it leaves out of every measure.
      if (reading.kind === 'excluded' && reading.reason !== 'not-in-lens') excluded[reading.reason] = times;
    }
    if (values.length + missing === 0) return [];
    return [[measure, { ...summarize({ values, missing }, { lens, measure }), gaps }] as const];
  });
  const leftOut = Object.values(excluded).reduce((sum, n) => sum + n, 0);
  return { counted: packed.length / LENS_BYTES - leftOut, excluded, measures: Object.fromEntries(measures) };
}

/** The values of one measure, and how often there was which number that isn't one. */
function columnOf(packed: Buffer, measure: number) {
  const values: number[] = [];
  const others = new Map<number, number>();
  let run = { number: 0, times: 0 };
  const count = () => run.times > 0 && others.set(run.number, (others.get(run.number) ?? 0) + run.times);
  for (let at = 0; at < packed.length; at += LENS_BYTES) {
    const number = packedAt(packed, at, measure);
    if (number >= 0) values.push(number);
    else if (number === run.number) run.times += 1;
    else {
      count();
      run = { number, times: 1 };
    }
  }
  count();
  return { values, others };
}

export const NO_COUNTS: Counts = { merged: 0, byBots: 0, reverts: 0, hotfixes: 0, authors: 0 };

/** Of a time in which nothing happened. */
export const NO_FIGURES: WindowFigures = { counts: NO_COUNTS, figures: { counted: 0, excluded: {}, measures: {} } };
