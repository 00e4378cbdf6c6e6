import { bootstrapInterval } from '../../../../kit/statistics/bootstrap-interval.ts';
import { differenceOf } from '../../../../kit/statistics/matched-difference.ts';
import { type Matched, matchGroups, type Observed } from '../../../../kit/statistics/matched-groups.ts';
import { momentsOf } from '../../../../kit/statistics/moments.ts';
import { randomSequence } from '../../../../kit/statistics/random-sequence.ts';
import { shuffleShare } from '../../../../kit/statistics/shuffle-share.ts';
import { type LeftOut, leaveOut } from './leave-out.ts';
import { type Enough, missingOf } from './minimum.ts';
import { OUTCOMES, type Outcome, type OutcomeName, outcomes } from './outcomes.ts';
import { sizeClassOf } from './size-class.ts';
import type { AiSubject } from './subject.ts';

/** One outcome of assisted pull requests against the others. Plain data, so that it can be kept. */
export type Comparison = {
  readonly outcome: OutcomeName;
  /** Pull requests with a counterpart by the same author in the same size class, and what they lie in. */
  readonly counts: Enough;
  /** What a minimum lacks; null: there is enough. */
  readonly missing: Enough | null;
  /** Assisted less not assisted, in the outcome's unit; null where there is too little. */
  readonly difference: { readonly effect: number; readonly low: number; readonly high: number } | null;
  /** How often shuffled labels show as much, 0 to 1; null where no difference is clear. */
  readonly placebo: number | null;
  readonly finding: Finding;
  /** How many pull requests were left out, by reason; with those counted they are all. */
  readonly leftOut: LeftOut;
};

/** `placebo`: the interval is clear of nothing, and shuffled labels show as much: the data makes it. */
export type Finding = 'better' | 'worse' | 'unclear' | 'placebo' | 'too-few';

/**
 * A verdict is wrong in at most one of twenty cases where there is no difference; three outcomes are looked at, so each
 * may be wrong in a third of those. Source: Bonferroni's inequality.
 */
export const ERROR_RATE = 0.05 / OUTCOMES.length;

/** Enough for the last digit shown to stay the same; `(DRAWS + 1) × ERROR_RATE` has to be well above 1. */
const DRAWS = 999;
const SHUFFLES = 599;

/**
 * Compares one outcome within each author's pull requests of one size class: whoever is quick anyway, and whatever is
 * small anyway, is on both sides. What is left of size within a class, and the passing of time, is taken out as a line.
 * The interval draws authors, not pull requests: those of one person aren't independent.
 * Method: `differenceOf`, `bootstrapInterval`, `shuffleShare`. The same subjects give the same numbers.
 */
export function compareOutcome(name: OutcomeName, subjects: readonly AiSubject[]): Comparison {
  const outcome = outcomes[name];
  const { kept, leftOut } = leaveOut(subjects, outcome);
  const matched = matchGroups(observe(kept, outcome));
  const counts = countMatched(matched);
  const paired = { ...leftOut, 'no-pair': kept.length - counts.assisted - counts.notAssisted };
  const missing = missingOf(counts);
  const nothing = { difference: null, placebo: null, finding: 'too-few' as const };
  const found = missing === null ? judge(name, matched) : nothing;
  return { outcome: name, counts, missing, leftOut: paired, ...found };
}

function judge(name: OutcomeName, matched: Matched): Pick<Comparison, 'difference' | 'placebo' | 'finding'> {
  const clusters = momentsOf(matched);
  const found = differenceOf(clusters);
  const interval =
    found === null
      ? null
      : bootstrapInterval(clusters, found, {
          ...{ confidence: 1 - ERROR_RATE, draws: DRAWS },
          random: randomSequence(`draws of ${name}`),
        });
  if (found === null || interval === null) return { difference: null, placebo: null, finding: 'unclear' };
  const { effect } = found;
  const difference = { effect, ...interval };
  if (interval.low <= 0 && interval.high >= 0) return { difference, placebo: null, finding: 'unclear' };
  const placebo = shuffleShare(matched, { effect, shuffles: SHUFFLES, random: randomSequence(`shuffles of ${name}`) });
  const direction = effect * outcomes[name].better > 0 ? 'better' : 'worse';
  return { difference, placebo, finding: placebo <= ERROR_RATE ? direction : 'placebo' };
}

function observe(subjects: readonly AiSubject[], outcome: Outcome): readonly Observed[] {
  return subjects.flatMap((subject): readonly Observed[] => {
    const { authorId, lines, mergedAt, assistance } = subject;
    const value = outcome.of(subject);
    if (lines === null || value === null) return [];
    return [
      {
        ...{ cluster: authorId, stratum: `${authorId} ${sizeClassOf(lines)}`, outcome: value },
        treated: assistance === 'assisted',
        covariates: [Math.log(1 + lines), mergedAt.getTime() / WEEK_MS],
      },
    ];
  });
}

const WEEK_MS = 7 * 86_400_000;

function countMatched({ clusters, strata, treated, untreated }: Matched): Enough {
  return { authors: clusters.length, strata: strata.length, assisted: treated, notAssisted: untreated };
}
