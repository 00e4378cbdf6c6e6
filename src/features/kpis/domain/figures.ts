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
  const excluded: Partial<Record<Exclusion, number>> = {};
  let counted = 0;
  const found = new Map(MEASURES.map((measure) => [measure, { values: [] as number[], gaps: {} as Gaps, has: false }]));
  for (let at = 0; at < packed.length; at += LENS_BYTES) {
    let out: Exclusion | null = null;
    let isIn = false;
    for (const [n, measure] of MEASURES.entries()) {
      const number = packedAt(packed, at, n);
      const own = found.get(measure);
      if (own === undefined) continue;
      if (number >= 0) own.values.push(number);
      else {
        const reading = readingOf(number);
        if (reading.kind === 'unknown') own.gaps[reading.gap] = (own.gaps[reading.gap] ?? 0) + 1;
        if (reading.kind === 'excluded') {
          if (reading.reason !== 'not-in-lens') out = reading.reason;
          continue;
        }
      }
      own.has = true;
      isIn = true;
    }
    if (isIn) counted += 1;
    else if (out !== null) excluded[out] = (excluded[out] ?? 0) + 1;
  }
  const measures = [...found].flatMap(([measure, { values, gaps, has }]) => {
    const missing = Object.values(gaps).reduce((sum, n) => sum + n, 0);
    return has ? [[measure, { ...summarize({ values, missing }, { lens, measure }), gaps }] as const] : [];
  });
  return { counted, excluded, measures: Object.fromEntries(measures) };
}

type Gaps = Partial<Record<Gap, number>>;

export const NO_COUNTS: Counts = { merged: 0, byBots: 0, reverts: 0, hotfixes: 0, authors: 0 };

/** Of a time in which nothing happened. */
export const NO_FIGURES: WindowFigures = { counts: NO_COUNTS, figures: { counted: 0, excluded: {}, measures: {} } };
