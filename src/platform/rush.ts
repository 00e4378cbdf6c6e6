import { performance } from 'node:perf_hooks';

/** Whether people's requests take most of this process just now, so that what nobody waits for should stand back. */
export type Rush = {
  /** Told of each request that a person waits for. */
  note(): void;
  isOn(): boolean;
};

/** Requests a second from which on they, and not our own sending, are taken for the cause. */
const REQUESTS = 50;
/** Share of the one thread; beyond it queues and with them answers grow quickly. */
const BUSY = 0.6;
/** Milliseconds of one look. */
const LOOK_MS = 200;

/** Judged by Node's measure of how long its loop was at work, over the last fifth of a second. */
export function createRush(): Rush {
  let before = performance.eventLoopUtilization();
  let lookedAt = performance.now();
  let requests = 0;
  let on = false;
  return {
    note() {
      requests += 1;
    },
    isOn() {
      const passedMs = performance.now() - lookedAt;
      if (passedMs < LOOK_MS) return on;
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, before);
      on = utilization > BUSY && requests >= (REQUESTS * passedMs) / 1_000;
      before = now;
      lookedAt += passedMs;
      requests = 0;
      return on;
    },
  };
}
