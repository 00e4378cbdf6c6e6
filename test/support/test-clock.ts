import type { Clock } from '../../src/ports/outbound/system.ts';

export type TestClock = Clock & {
  /** Moves by milliseconds, back for negative ones. */
  advance(ms: number): void;
  set(instant: string): void;
};

/** A clock that stands still until it is moved. */
export function testClock(start: string): TestClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
    set: (instant) => {
      now = new Date(instant).getTime();
    },
  };
}
