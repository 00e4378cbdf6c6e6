import type { Outcome } from './outcomes.ts';
import type { AiSubject } from './subject.ts';

/**
 * Why a pull request isn't compared. `unknown`, `disagree`: see `Assistance` · `by-agent`: an agent opened it, so no author's
 * other work stands beside it · `no-size`, `no-value`: not known of it · `no-pair`: its author has none of the other kind in
 * its size class.
 */
export const LEFT_OUT = ['unknown', 'disagree', 'by-agent', 'no-size', 'no-value', 'no-pair'] as const;
export type LeftOutReason = (typeof LEFT_OUT)[number];

/** Pull requests by reason, each under the first that holds. */
export type LeftOut = Readonly<Record<LeftOutReason, number>>;

/** Those that can be compared if they find a counterpart, and how many can't. */
export function leaveOut(
  subjects: readonly AiSubject[],
  outcome: Pick<Outcome, 'of'>,
): { readonly kept: readonly AiSubject[]; readonly leftOut: LeftOut } {
  const reasons = subjects.map((subject) => reasonOf(subject, outcome));
  const count = (reason: LeftOutReason) => reasons.filter((one) => one === reason).length;
  const leftOut = Object.fromEntries(LEFT_OUT.map((reason) => [reason, count(reason)])) as Record<
    LeftOutReason,
    number
  >;
  return { kept: subjects.filter((_, at) => reasons[at] === null), leftOut };
}

function reasonOf(subject: AiSubject, outcome: Pick<Outcome, 'of'>): LeftOutReason | null {
  const { assistance, byAgent, lines } = subject;
  if (assistance === 'unknown' || assistance === 'disagree') return assistance;
  if (byAgent) return 'by-agent';
  if (lines === null) return 'no-size';
  return outcome.of(subject) === null ? 'no-value' : null;
}
