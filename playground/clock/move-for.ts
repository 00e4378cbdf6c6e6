import type { Result } from '../deeds/result.ts';
import { done } from '../deeds/result.ts';
import type { ClockTarget } from '../web/contract.ts';
import { findTarget } from './find-target.ts';
import type { WorldClock } from './world-clock.ts';

type Asked = {
  /** Undefined when a page sent none. */
  readonly target: ClockTarget | undefined;
  /** IANA zone of whoever asks. */
  readonly zone: string;
  /** Null when the clock may be moved, else why not. */
  readonly hindrance: string | null;
};

/** Sets the clock on its way for somebody, and answers at once: the way is told live. */
export function moveFor(clock: WorldClock, { target, zone, hindrance }: Asked): Result {
  if (hindrance !== null) return { notice: hindrance };
  if (clock.state().movingTo !== null) return { notice: 'The clock is on its way already. Wait until it is there.' };
  if (target === undefined) return { notice: 'Say where the clock shall go.' };
  const found = findTarget(target, { now: clock.now(), zone });
  if (found.kind === 'refused') return { notice: found.words };
  // Why it ended early stands in the clock's state.
  clock.moveTo(found.at).catch(() => {});
  return done;
}
