import { setTimeout as pause } from 'node:timers/promises';
import { CodeHostError } from '../../ports/outbound/code-host.ts';
import type { Refusal } from './failure-of.ts';
import type { GitHubOptions } from './options.ts';
import { type Headers, untilReset, waitAsked } from './wait-asked.ts';

export type Gate = {
  /** Runs after everything that came before. @throws CodeHostError 'limited' while GitHub asks to wait; nothing goes out then */
  pass<T>(kind: 'read' | 'write', run: () => Promise<T>): Promise<T>;
  /** After an answer that wasn't refused: a budget that is spent by it closes the gate at once. */
  passed(headers: Headers): void;
  /** After a refusal: closes the gate when it was for the limits; null when it wasn't. */
  limited(refusal: Refusal | null): CodeHostError | null;
};

/** One request at a time, and none before the instant GitHub named. Source: GitHub, best practices for using the REST API. */
export function createGate({ clock, writePauseMs = 1_000 }: Pick<GitHubOptions, 'clock' | 'writePauseMs'>): Gate {
  let last: Promise<unknown> = Promise.resolve();
  let closedUntil = 0;
  let strikes = 0;
  let wroteAt = Number.NEGATIVE_INFINITY;

  const requireOpen = (): void => {
    const retryAfterMs = closedUntil - clock.now().getTime();
    if (retryAfterMs > 0) throw asksToWait(retryAfterMs);
  };
  const close = (waitMs: number): void => {
    closedUntil = Math.max(closedUntil, clock.now().getTime() + waitMs);
  };

  return {
    pass(kind, run) {
      const turn = last.then(async () => {
        requireOpen();
        if (kind === 'read') return run();
        const waitMs = wroteAt + writePauseMs - performance.now();
        if (waitMs > 0) await pause(waitMs);
        return run().finally(() => {
          wroteAt = performance.now();
        });
      });
      last = turn.catch(() => {});
      return turn;
    },
    passed(headers) {
      strikes = 0;
      const waitMs = untilReset(headers, clock.now());
      if (waitMs !== null) close(waitMs);
    },
    limited(refusal) {
      if (refusal === null) return null;
      const waitMs = waitAsked(refusal, clock.now(), strikes);
      if (waitMs === null) return null;
      strikes += 1;
      close(waitMs);
      return asksToWait(waitMs);
    },
  };
}

function asksToWait(retryAfterMs: number): CodeHostError {
  return new CodeHostError('limited', 'GitHub asks to wait before the next request.', { retryAfterMs });
}
