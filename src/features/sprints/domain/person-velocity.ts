import { weigh } from './tally.ts';
import { SPRINTS_MIN, type Velocity } from './velocity.ts';

/** A closed sprint with who was in the team then and which tasks were whose. */
export type PastShare = {
  readonly sprintId: string;
  readonly personIds: readonly string[];
  readonly work: readonly ShareOfWork[];
};

/** A task or an issue as it stood at the close. */
export type ShareOfWork = {
  readonly responsibleId: string;
  readonly done: boolean;
  readonly points: number | null;
};

export type PersonVelocity = {
  readonly unit: Velocity['unit'];
  /** Null without a closed sprint in which they were in the team. */
  readonly mean: number | null;
  readonly n: number;
  readonly isFew: boolean;
};

/**
 * What one person completed a sprint, on average over the sprints the team's velocity stands on: done tasks they were
 * responsible for at the close. Sprints before they joined the team don't count.
 */
export function velocityOfPerson(
  past: readonly PastShare[],
  { personId, velocity }: { readonly personId: string; readonly velocity: Velocity },
): PersonVelocity {
  const ids = new Set(velocity.of.map(({ id }) => id));
  const own = past.filter(({ sprintId, personIds }) => ids.has(sprintId) && personIds.includes(personId));
  const { unit } = velocity;
  const done = own.map(({ work }) =>
    work
      .filter(({ done: isDone, responsibleId }) => isDone && responsibleId === personId)
      .reduce((sum, one) => sum + weigh(one, unit), 0),
  );
  const n = done.length;
  const mean = n === 0 ? null : done.reduce((sum, one) => sum + one, 0) / n;
  return { unit, mean, n, isFew: n < SPRINTS_MIN };
}
