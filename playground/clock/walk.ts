import type { ClockDoor } from '../muster/clock-door.ts';
import type { Gate } from './gate.ts';
import type { Hands } from './hands.ts';

export type Walk = {
  readonly hands: Hands;
  readonly muster: ClockDoor;
  readonly gate: Gate;
  readonly to: Date;
  readonly isOver: () => boolean;
  /** True where it is known that nothing was due before it begins: then what is still to be said may wait for the first stop. */
  readonly straight: boolean;
  /** Told at each stop. */
  readonly onStop: () => void;
};

/**
 * Goes to an instant and stops at every one on the way at which something is due, until all that follows from it is done.
 * Between two stops people may act. The hands stand when it ends.
 */
export async function walk({ hands, muster, gate, to, isOver, straight, onStop }: Walk): Promise<void> {
  const arrive = async (at: Date): Promise<void> => {
    await hands.standAt(at);
    await muster.tick();
    await muster.settle();
    onStop();
  };
  // What was missed while nobody ran is made up for where we are.
  if (!straight) await gate.alone(() => arrive(hands.now()));
  let settledAfter = gate.passed();
  while (hands.now() < to && !isOver()) {
    await gate.alone(async () => {
      // What people did since the last stop belongs to its time.
      if (gate.passed() !== settledAfter) await muster.settle();
      settledAfter = gate.passed();
      await arrive(nextStop({ now: hands.now(), due: await muster.nextDueAt(), to }));
    });
  }
}

/** How far it goes when something is still due that should be done, in milliseconds: it never stands for ever. */
const PUSH_MS = 1_000;

function nextStop({ now, due, to }: { readonly now: Date; readonly due: Date | null; readonly to: Date }): Date {
  if (due === null || due >= to) return to;
  return due > now ? due : new Date(Math.min(now.getTime() + PUSH_MS, to.getTime()));
}
