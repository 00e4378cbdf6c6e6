import type { EscalationId, PersonId } from '../../../kit/ids.ts';
import type { CauseName, HandKind } from './causes.ts';
import type { Interval } from './running-time.ts';

/** Work that can't go on by itself, on its way up until somebody acts. */
export type Escalation = Climb & {
  readonly id: EscalationId;
  readonly cause: CauseName;
  /** How somebody named it who raised it by hand; null for every other cause. */
  readonly kind: HandKind | null;
  /** What was said about it; empty when nothing was. Untrusted text, at most 300 characters. */
  readonly reason: string;
  readonly subject: Subject;
  /** Which of several troubles of this cause the subject has: of reviews whose; else empty. */
  readonly part: string;
  /** Who is asked before the ladder; null when nobody is. */
  readonly firstId: PersonId | null;
  /** Who set it off and so is never asked to decide it; null when a rule did. */
  readonly raisedById: PersonId | null;
  /** The escalation of the same subject and cause that this one goes on with. */
  readonly resumesId: EscalationId | null;
  readonly openedAt: Date;
  /** When the asked person's time is over, as last reckoned; null while nobody is asked. */
  readonly dueAt: Date | null;
  /** Raised by the store with every save. */
  readonly version: number;
};

/** What it is about; a task's, a pull request's or a security alert's id. */
export type Subject = { readonly kind: 'task' | 'pull-request' | 'alert'; readonly id: string };

/** Where an escalation stands: all that the clock's rule (`next`) needs to know of it. */
export type Climb = {
  /** 0: who is asked before the ladder · 1 to 4: its levels · `PAST`: everybody was asked. */
  readonly level: number;
  readonly enteredAt: Date;
  /** Who is asked on this level; null until the message may go out. */
  readonly ask: Ask | null;
  /** Times of this level in which somebody was on it: the clock stands still. In order. */
  readonly holds: readonly Interval[];
  /** Whether the next level was told of a second renewal. */
  readonly informed: boolean;
  /** To whom the question of this level was handed over; null for its usual recipient. */
  readonly handedToId: PersonId | null;
  /** Everybody asked so far, this level included: nobody is asked twice. */
  readonly askedIds: readonly PersonId[];
  /** Full weeks past the last level. */
  readonly weeks: number;
  readonly resolved: Resolution | null;
};

export type Ask = {
  readonly personId: PersonId;
  readonly at: Date;
  /** When they were asked again after the latest hold; null until then. */
  readonly againAt: Date | null;
};

export type Resolution = {
  readonly at: Date;
  /** Null when nobody in particular: the task's own change, or a rule. */
  readonly byId: PersonId | null;
  readonly how: 'unblocked' | 'completed' | 'cancelled' | 'settled' | 'reviewed' | 'merged' | 'closed' | 'gone';
};

/** The level after the last one: everybody was asked, a weekly line remains. */
export const PAST = 5;

export function isResolved({ resolved }: Pick<Climb, 'resolved'>): boolean {
  return resolved !== null;
}

/** How a new one stands. */
export function startClimb({ level, at, askedIds = [] }: StartOfClimb): Climb {
  const fresh = { ask: null, holds: [], informed: false, handedToId: null, weeks: 0, resolved: null };
  return { level, enteredAt: at, askedIds, ...fresh };
}

export type StartOfClimb = {
  readonly level: number;
  readonly at: Date;
  readonly askedIds?: readonly PersonId[];
};
