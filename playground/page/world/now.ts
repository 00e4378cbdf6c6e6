import { useEffect, useState } from 'react';

/** The world's instant that was heard last, and when by this browser's steady clock. */
let heard = { at: Date.now(), when: performance.now() };
const listeners = new Set<() => void>();

/** Sets the page's time to the world's. @param now ISO 8601 */
export function hearNow(now: string): void {
  const at = Date.parse(now);
  if (Number.isNaN(at)) return;
  const isJump = Math.abs(at - worldNow().getTime()) > 1_500;
  heard = { at, when: performance.now() };
  if (isJump) for (const listener of listeners) listener();
}

/** What time it is in the world. Between two answers of the server a second is a second. */
export function worldNow(): Date {
  return new Date(heard.at + performance.now() - heard.when);
}

/** The same, kept right in what is drawn. @param everyMs how exact */
export function useNow(everyMs = 10_000): Date {
  const [now, setNow] = useState(worldNow);
  useEffect(() => {
    const look = () => setNow(worldNow());
    const tick = setInterval(look, everyMs);
    listeners.add(look);
    look();
    return () => {
      clearInterval(tick);
      listeners.delete(look);
    };
  }, [everyMs]);
  return now;
}
