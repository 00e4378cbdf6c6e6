import { useCallback, useEffect, useRef, useState } from 'react';

export type Notice = { readonly id: number; readonly words: string };

/** Long enough to see it, find it and read it: so much for a start, and so much for each character, in milliseconds. */
const SHOWN_MS = 6_000;
const CHARACTER_MS = 70;

/** Small sentences that go away by themselves, unless somebody points at them. */
export function useNotices() {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const isHeld = useRef(false);
  const last = useRef(0);
  const dismiss = useCallback((id: number) => setNotices((all) => all.filter((notice) => notice.id !== id)), []);
  const ends = useRef(new Map<number, number>());
  const notify = useCallback((words: string) => {
    last.current += 1;
    const id = last.current;
    ends.current.set(id, performance.now() + SHOWN_MS + words.length * CHARACTER_MS);
    setNotices((all) => [...all.filter((notice) => notice.words !== words), { id, words }]);
  }, []);
  useEffect(() => {
    const tick = setInterval(() => {
      if (isHeld.current) return;
      const now = performance.now();
      setNotices((all) => (all.some(isOver(now)) ? all.filter((one) => !isOver(now)(one)) : all));
    }, 500);
    const isOver = (now: number) => (notice: Notice) => (ends.current.get(notice.id) ?? 0) < now;
    return () => clearInterval(tick);
  }, []);
  const hold = useCallback((held: boolean) => {
    isHeld.current = held;
  }, []);
  return { notices, notify, dismiss, hold };
}
