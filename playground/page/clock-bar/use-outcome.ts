import { useEffect, useState } from 'react';
import { timeOf } from '../time/day.ts';
import { cityOf } from '../time/local-time.tsx';
import { useScene } from '../world/context.ts';
import type { Clock } from './use-clock.ts';
import { weekdayOf } from './zones.tsx';

export type Outcome = {
  /** For screen readers: where the clock goes, and at the end where it is and how much happened. */
  readonly spoken: string;
  /** For the eye, a while after a way has ended; empty otherwise. */
  readonly shown: string;
};

const SHOWN_MS = 8_000;
const NOTHING: Outcome = { spoken: '', shown: '' };

/** What came of the last way. */
export function useOutcome({ heard, movingTo, since, log, trouble }: Clock): Outcome {
  const { world, me } = useScene();
  const { timeZone } = me;
  const isPast = world.past !== null;
  const [outcome, setOutcome] = useState(NOTHING);
  const isMoving = movingTo !== null;
  const count = since === null ? 0 : log.filter(({ at }) => Date.parse(at) > since.getTime()).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when a way begins, when it ends, and when more is known
  useEffect(() => {
    // The way through the company's past is told above the page, not here.
    if (isPast) return setOutcome(NOTHING);
    const momentOf = (at: Date) => `${weekdayOf(at, timeZone, 'long')} ${timeOf(at, timeZone)}`;
    if (movingTo !== null) return setOutcome({ spoken: `The clock moves to ${momentOf(movingTo)}.`, shown: '' });
    if (since === null || heard === null) return;
    const shown = happened(count);
    const where = `It is ${momentOf(heard)} in ${cityOf(timeZone)}.`;
    setOutcome({ shown, spoken: `${where} ${shown}. ${trouble ?? ''}`.trim() });
    const timer = setTimeout(() => setOutcome(({ spoken }) => ({ spoken, shown: '' })), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isMoving, since, count, isPast]);
  return outcome;
}

function happened(count: number): string {
  if (count === 0) return 'Nothing happened';
  return count === 1 ? 'One thing happened' : `${count} things happened`;
}
