import { useEffect, useRef, useState } from 'react';
import type { ClockLogEntry, ClockState } from '../../web/contract.ts';
import { look } from '../world/ask.ts';
import { useLive } from '../world/live.ts';
import { hearNow, worldNow } from '../world/now.ts';

export type Clock = {
  /** As it was heard last; null before the first answer. */
  readonly heard: Date | null;
  /** Where it is on its way to; null while it just runs. */
  readonly movingTo: Date | null;
  /** Of the way it is on, 0 to 1. */
  readonly share: number;
  /** Why the last way ended early; null mostly. */
  readonly trouble: string | null;
  /** What happened while it was moved, newest first. */
  readonly log: readonly ClockLogEntry[];
  /** From where the last way began; null before the first. */
  readonly since: Date | null;
};

/** The world's clock and what it brought, kept right. */
export function useClock(): Clock {
  const isAbout = { is: ({ kind }: { readonly kind: string }) => kind === 'clock' };
  const state = useLive<ClockState>(() => look('clock'), { key: 'clock', ...isAbout });
  const log = useLive<readonly ClockLogEntry[]>(() => look('clock-log'), { key: 'clock-log', ...isAbout });
  const since = useSince(state);
  useEffect(() => {
    if (state !== null) hearNow(state.now);
  }, [state]);
  const movingTo = state === null || state.movingTo === null ? null : new Date(state.movingTo);
  return {
    heard: state === null ? null : new Date(state.now),
    ...{ movingTo, since, trouble: state?.trouble ?? null, log: log ?? [] },
    share: movingTo === null || since === null ? 0 : shareOf(since, movingTo),
  };
}

/** More than this ahead of where it should be, in milliseconds, and the clock was moved. */
const JUMP_MS = 5_000;

type Heard = { readonly now: number; readonly at: number; readonly isMoving: boolean };

/** From where the last way began. A short way is over before anybody hears of it: then only the jump tells. */
function useSince(state: ClockState | null): Date | null {
  const [since, setSince] = useState<Date | null>(null);
  const last = useRef<Heard | null>(null);
  useEffect(() => {
    if (state === null) return;
    const heard = { now: Date.parse(state.now), at: performance.now(), isMoving: state.movingTo !== null };
    const before = last.current;
    last.current = heard;
    const expected = before === null ? heard.now : before.now + heard.at - before.at;
    const begins = heard.isMoving || heard.now - expected > JUMP_MS;
    if (begins && before?.isMoving !== true) setSince(new Date(expected));
  }, [state]);
  return since;
}

function shareOf(from: Date, to: Date): number {
  const way = to.getTime() - from.getTime();
  const done = worldNow().getTime() - from.getTime();
  return way <= 0 ? 1 : Math.min(Math.max(done / way, 0), 1);
}
