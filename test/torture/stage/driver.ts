import { slashCommand } from '../../fakes/slack/requests.ts';
import { SIGNING_SECRET } from './muster.ts';
import { pause } from './wait.ts';

export type Driver = {
  /** Numbers of the commands that were answered as done. */
  readonly acknowledged: ReadonlySet<number>;
  /** Numbers of the commands whose answer said that nothing was changed. */
  readonly denied: ReadonlySet<number>;
  readonly sent: number;
  /** Answered otherwise, or not at all: the person knows that it may have failed. */
  readonly refused: number;
  /** What the others were answered, with how often. */
  readonly otherwise: ReadonlyMap<string, number>;
  /** The longest wait for an answer so far, in milliseconds; not having one ends after 5 s. */
  readonly slowestMs: number;
  /** Types one command at one of the doors. Nothing is repeated: Slack doesn't. */
  type(url: string): Promise<void>;
  /** Types `/task` with this text, as somebody who doesn't care for the answer. */
  say(url: string, text: string): Promise<void>;
  /** Types at an even pace, the doors in turn, until `enough`. */
  typeUntil(doors: () => readonly string[], pace: { everyMs: number; enough: () => boolean }): Promise<void>;
};

export type DriverOptions = {
  /** Seconds since 1970 by which requests are signed; the machine's own by default. */
  readonly clock?: () => number;
  /** Number of the first command, where several drivers type into one database. */
  readonly first?: number;
  /** In Muster's own words; `friday` by default. */
  readonly due?: string;
};

/** Somebody who types `/task` and remembers what was said to be done. */
export function createDriver(
  users: readonly string[],
  { clock = () => Math.floor(Date.now() / 1000), first = 0, due = 'friday' }: DriverOptions = {},
): Driver {
  const acknowledged = new Set<number>();
  const denied = new Set<number>();
  const otherwise = new Map<string, number>();
  const open = new Set<Promise<void>>();
  let sent = 0;
  let slowestMs = 0;

  async function type(url: string): Promise<void> {
    const n = first + sent;
    sent += 1;
    const creator = users[n % users.length] ?? '';
    const responsible = users[(n + 1 + (n % 3)) % users.length] ?? '';
    const request = slashCommand(
      { secret: SIGNING_SECRET, timestamp: clock() },
      { command: '/task', text: `Fix the login page number ${n} <@${responsible}|ana> ${due} 3p !high` },
      { userId: creator },
    );
    const startedAt = performance.now();
    const answer = await ask(url, request);
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    if (answer.startsWith('200') && answer.includes('Created T-')) acknowledged.add(n);
    if (/nothing was changed|did nothing|is starting up/i.test(answer)) denied.add(n);
    if (!acknowledged.has(n)) otherwise.set(answer.slice(0, 140), (otherwise.get(answer.slice(0, 140)) ?? 0) + 1);
  }

  return {
    acknowledged,
    denied,
    otherwise,
    get sent() {
      return sent;
    },
    get refused() {
      return sent - acknowledged.size;
    },
    get slowestMs() {
      return slowestMs;
    },
    type,
    async say(url, text) {
      const typed = slashCommand(
        { secret: SIGNING_SECRET, timestamp: clock() },
        { command: '/task', text },
        { userId: users[0] ?? '' },
      );
      await ask(url, typed);
    },
    async typeUntil(doors, { everyMs, enough }) {
      const origin = performance.now();
      for (let n = 0; !enough(); n += 1) {
        const urls = doors();
        const url = urls[n % Math.max(1, urls.length)];
        if (url !== undefined) {
          const typing: Promise<void> = type(url).finally(() => open.delete(typing));
          open.add(typing);
        }
        await pause(Math.max(0, origin + (n + 1) * everyMs - performance.now()));
      }
      await Promise.all(open);
    },
  };
}

async function ask(url: string, request: { headers: Readonly<Record<string, string>>; body: string }): Promise<string> {
  try {
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      signal: AbortSignal.timeout(5_000),
    });
    return `${response.status} ${await response.text()}`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return `no answer: ${cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)}`;
  }
}
