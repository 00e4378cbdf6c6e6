import { pause } from './wait.ts';

/** One look at `/readyz`. `code` is null when nobody answered in 5 s. */
export type Sight = {
  readonly at: number;
  readonly code: number | null;
  /** `200`, `200 degraded: slack`, `503 store`, `no answer`. */
  readonly words: string;
  readonly ms: number;
};

export type Watchman = {
  readonly sights: readonly Sight[];
  /** `/healthz` answers that weren't 200. */
  readonly unhealthy: number;
  /** The first sight of these words after an instant of `performance.now()`; waits for it. @throws Error after 60 s */
  sees(words: string, after: number): Promise<Sight>;
  stop(): Promise<void>;
};

/** Asks `/readyz` and `/healthz` ten times a second, as a load balancer in a hurry would. */
export function watch(url: string): Watchman {
  const sights: Sight[] = [];
  let unhealthy = 0;
  let watching = true;
  const beat = async () => {
    const startedAt = performance.now();
    const { code, words } = await look(url);
    sights.push({ at: performance.now(), code, words, ms: performance.now() - startedAt });
    if ((await ask(`${url}/healthz`))?.status !== 200) unhealthy += 1;
  };
  const done = (async () => {
    while (watching) {
      await beat();
      await pause(100);
    }
  })();
  return {
    sights,
    get unhealthy() {
      return unhealthy;
    },
    async sees(words, after) {
      const end = performance.now() + SEES_LIMIT_MS;
      for (;;) {
        const found = sights.find((sight) => sight.at > after && sight.words === words);
        if (found !== undefined) return found;
        if (performance.now() > end) throw new Error(`never saw "${words}", last "${sights.at(-1)?.words}"`);
        await pause(20);
      }
    },
    async stop() {
      watching = false;
      await done;
    },
  };
}

const SEES_LIMIT_MS = 60_000;

async function look(url: string): Promise<Pick<Sight, 'code' | 'words'>> {
  const answer = await ask(`${url}/readyz`);
  if (answer === null) return { code: null, words: 'no answer' };
  const { reasons, degraded } = JSON.parse(answer.body) as { reasons: string[]; degraded: string[] };
  const why = [...reasons, ...(degraded.length > 0 ? [`degraded: ${degraded.join(', ')}`] : [])];
  return { code: answer.status, words: [answer.status, ...why].join(' ') };
}

async function ask(url: string): Promise<{ status: number; body: string } | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return { status: response.status, body: await response.text() };
  } catch {
    return null;
  }
}
