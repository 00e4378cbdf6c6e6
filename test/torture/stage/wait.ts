import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until the answer isn't null or false.
 * @throws Error naming what never came, after `limitMs`
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | false> | T | null | false,
  { limitMs = 30_000, everyMs = 20 }: { limitMs?: number; everyMs?: number } = {},
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await pause(everyMs);
  }
}

export { pause };
