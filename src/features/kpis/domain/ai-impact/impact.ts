import type { Assistance } from './assistance.ts';
import { type Comparison, compareOutcome } from './compare.ts';
import { OUTCOMES } from './outcomes.ts';
import type { AiSubject } from './subject.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** What is known of whether AI helps some people. Plain data, so that it can be kept as it was shown. */
export type Impact = {
  readonly counts: Readonly<Record<Assistance, number>>;
  /** One for each outcome, in the order of `OUTCOMES`. */
  readonly comparisons: readonly Comparison[];
  readonly verdict: Verdict;
};

export function measureImpact(subjects: readonly AiSubject[]): Impact {
  const comparisons = OUTCOMES.map((name) => compareOutcome(name, subjects));
  return { counts: countAssistance(subjects), comparisons, verdict: verdictOf(comparisons) };
}

export function countAssistance(subjects: readonly Pick<AiSubject, 'assistance'>[]): Impact['counts'] {
  const count = (kind: Assistance) => subjects.filter(({ assistance }) => assistance === kind).length;
  return {
    ...{ assisted: count('assisted'), 'not-assisted': count('not-assisted') },
    ...{ disagree: count('disagree'), unknown: count('unknown') },
  };
}
