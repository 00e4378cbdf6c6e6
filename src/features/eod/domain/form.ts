import type { CalendarDay } from '../../../kit/zones.ts';
import type { Answer, CheckIn } from './check-in.ts';
import type { Contradiction } from './contradictions.ts';
import type { Draft } from './draft.ts';
import { asField } from './typed.ts';

/** A check-in as its form shows and brings it back: one thing a line. */
export type CheckInForm = {
  readonly done: string;
  readonly plan: string;
  readonly blockers: string;
  readonly answers: readonly Answer[];
  /** Whether private things go to the team as well. */
  readonly tellPrivate: boolean;
};

/** Everything the form shows. */
export type FormView = {
  readonly on: CalendarDay;
  readonly form: CheckInForm;
  readonly places: readonly Place[];
  /** What stays out unless ticked. */
  readonly privateThings: readonly string[];
  readonly contradictions: readonly Contradiction[];
  /** On a day without facts: what was planned the day before; null otherwise. */
  readonly planned: string | null;
};

/** Where a check-in goes. */
export type Place = { readonly name: string; readonly channelId: string | null };

/** @param answered the check-in as it was sent; null: from the draft */
export function toForm(
  draft: Draft,
  { answered, questions }: { readonly answered: CheckIn | null; readonly questions: readonly string[] },
): CheckInForm {
  const answers = questions.map((question) => ({
    question,
    text: answered?.answers.find((one) => one.question === question)?.text ?? '',
  }));
  if (answered !== null) {
    const { done, plan, blockers } = answered;
    return {
      ...{ plan, answers, tellPrivate: false },
      done: asField(done.map(({ text }) => text)),
      blockers: asField(blockers.map(({ text }) => text)),
    };
  }
  return {
    done: asField(draft.done.filter((one) => !one.private).map(({ text }) => text)),
    plan: asField(draft.plan.filter((one) => !one.private).map(({ text }) => text)),
    // Private ones, too: they act on their task; the team isn't told of them.
    blockers: asField(draft.blockers.map(({ text }) => text)),
    ...{ answers, tellPrivate: false },
  };
}

/**
 * By which a contradiction is known to have been shown: short, as a form carries all of them with it in 3,000 characters.
 * FNV-1a; two of one check-in that share a key would only be shown as one.
 */
export function contradictionKey({ kind, about }: Contradiction): string {
  let hash = 0x811c9dc5;
  for (const sign of `${kind}:${about}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
