import type { PersonId } from '../../../kit/ids.ts';

/** Consulted people being heard before a task starts or goes on. */
export type Consult = {
  readonly kind: 'start' | 'unblock';
  readonly askedAt: Date;
  /** Who pressed *Start* or *Unblock*. */
  readonly askedById: PersonId;
  readonly asked: readonly ConsultAnswer[];
  /** From the first *Wait* on: until when it holds, then the accountable decides. Null while nobody said it. */
  readonly heldUntil: Date | null;
};

export type ConsultAnswer = {
  readonly personId: PersonId;
  /** 4 working hours of this person after they were asked: silence then means go on. */
  readonly dueAt: Date;
  readonly answer: 'none' | 'no-objection' | 'wait' | 'silent';
  /** Why to wait; empty otherwise. */
  readonly reason: string;
};
