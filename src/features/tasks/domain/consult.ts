import type { PersonId } from '../../../kit/ids.ts';
import type { Task } from './task.ts';

/** Consulted people being heard before a task starts or goes on. */
export type Consult = {
  readonly kind: 'start' | 'unblock';
  readonly askedAt: Date;
  /** Who pressed *Start* or *Unblock*. */
  readonly askedById: PersonId;
  readonly asked: readonly ConsultAnswer[];
  /** From the first *Wait* on: until when it holds, then the accountable decides. Null while nobody says it. */
  readonly heldUntil: Date | null;
};

export type ConsultAnswer = {
  readonly personId: PersonId;
  /** Some working hours of this person after they were asked: silence then means go on. */
  readonly dueAt: Date;
  readonly answer: 'none' | 'no-objection' | 'wait';
  /** Why to wait; empty otherwise. */
  readonly reason: string;
};

/** Points from which a task is risky. Source: product page, section 4. */
export const RISKY_POINTS = 8;

/** Working time a consulted person has, in milliseconds. Source: product page, section 4. */
export const CONSULT_WAIT_MS = 4 * 60 * 60_000;

/**
 * What the consulted are to be heard about when somebody starts this task now: a risky start, or somebody else's
 * decision that a blocker is gone. Null: nothing.
 */
export function consultKind(
  task: Pick<Task, 'status' | 'points' | 'askFirst' | 'responsibleId'>,
  by: PersonId,
): Consult['kind'] | null {
  if (task.status === 'blocked') return by === task.responsibleId ? null : 'unblock';
  const risky = task.askFirst || (task.points !== null && task.points >= RISKY_POINTS);
  return task.status === 'assigned' && risky ? 'start' : null;
}

/** Consulted people who could say something new: neither who does it nor who decided. */
export function toBeHeard(task: Pick<Task, 'consultedIds' | 'responsibleId'>, by: PersonId): readonly PersonId[] {
  return task.consultedIds.filter((id) => id !== by && id !== task.responsibleId);
}

export type Hearing =
  /** Everybody answered or was silent long enough. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'listening'; readonly until: Date }
  /** Somebody asks to wait. */
  | { readonly kind: 'held'; readonly until: Date }
  /** The wait lasted as long as it may. */
  | { readonly kind: 'to-decide' };

/** Where a hearing stands at an instant. */
export function hearing({ asked, heldUntil, askedAt }: Consult, now: Date): Hearing {
  if (asked.some(({ answer }) => answer === 'wait')) {
    const until = heldUntil ?? askedAt;
    return now >= until ? { kind: 'to-decide' } : { kind: 'held', until };
  }
  const until = latestSilence(asked);
  return until === null || now >= until ? { kind: 'go-on' } : { kind: 'listening', until };
}

/** When the last silence counts as going on; null when everybody has answered. */
export function latestSilence(asked: readonly ConsultAnswer[]): Date | null {
  const open = asked.filter(({ answer }) => answer === 'none').map(({ dueAt }) => dueAt);
  return open.length === 0 ? null : open.reduce((a, b) => (b > a ? b : a));
}

/** One answer, which may be changed while the hearing lasts; the last *Wait* taken back ends the hold. */
export function answered(
  consult: Consult,
  said: {
    readonly personId: PersonId;
    readonly answer: 'no-objection' | 'wait';
    readonly reason: string;
    readonly holdUntil: Date;
  },
): Consult {
  const { personId, answer, reason, holdUntil } = said;
  const asked = consult.asked.map((one) => (one.personId === personId ? { ...one, answer, reason } : one));
  const held = asked.some((one) => one.answer === 'wait');
  return { ...consult, asked, heldUntil: held ? (consult.heldUntil ?? holdUntil) : null };
}
