import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { CheckIn } from './check-in.ts';
import type { Contradiction } from './contradictions.ts';
import type { Draft } from './draft.ts';
import type { Place } from './form.ts';

/** What is left to do about a blocker once it is told. */
export type FollowUp =
  | { readonly kind: 'make-task'; readonly blockerId: string; readonly text: string }
  | { readonly kind: 'waits-for'; readonly taskId: TaskId; readonly ref: string; readonly responsibleId: PersonId }
  | { readonly kind: 'unblock'; readonly taskId: TaskId; readonly ref: string };

/** Somebody's check-in as its message shows it. */
export type CardView = {
  readonly checkIn: CheckIn;
  readonly places: readonly Place[];
  /** While it waits for an answer. */
  readonly asked: {
    /** What goes to the team when it is sent as it is. */
    readonly draft: Draft;
    readonly hidden: number;
    readonly contradictions: readonly Contradiction[];
    /** On a day without facts: what was planned before. */
    readonly planned: string | null;
  } | null;
  /** Whether it may be changed now. */
  readonly open: boolean;
  readonly followUps: readonly FollowUp[];
};
