import { slashCommand } from '../../fakes/slack/requests.ts';
import { SIGNING_SECRET } from './muster.ts';
import { pause } from './wait.ts';

export type Driver = {
  /** Numbers of the commands that were answered as done. */
  readonly acknowledged: ReadonlySet<number>;
  readonly sent: number;
  /** Answered otherwise, or not at all: the person knows that it may have failed. */
  readonly refused: number;
  /** What the others were answered, with how often. */
  readonly otherwise: ReadonlyMap<string, number>;
  /** Types one command at one of the doors. Nothing is repeated: Slack doesn't. */
  type(url: string): Promise<void>;
  /** Types `/task` with this text, as somebody who doesn't care for the answer. */
  say(url: string, text: string): Promise<void>;
  /** Types at an even pace, the doors in turn, until `enough`. */
  typeUntil(doors: () => readonly string[], pace: { everyMs: number; enough: () => boolean }): Promise<void>;
};

/** Somebody who types `/task` and remembers what was said to be done. */
export function createDriver(
  users: readonly string[],
  clock: () => number = () => Math.floor(Date.now() / 1000),
): Driver {
  const acknowledged = new Set<number>();
  const otherwise = new Map<string, number>();
  const open = new Set<Promise<void>>();
  let sent = 0;

  async function type(url: string): Promise<void> {
    const n = sent;
    sent += 1;
    const creator = users[n % users.length] ?? '';
    const responsible = users[(n + 1 + (n % 3)) % users.length] ?? '';
    const request = slashCommand(
      { secret: SIGNING_SECRET, timestamp: clock() },
      { command: '/task', text: `Fix the login page number ${n} <@${responsible}|ana> friday 3p !high` },
      { userId: creator },
    );
    const answer = await ask(url, request);
    if (answer.startsWith('200') && answer.includes('Created T-')) acknowledged.add(n);
    else otherwise.set(answer.slice(0, 140), (otherwise.get(answer.slice(0, 140)) ?? 0) + 1);
  }

  return {
    acknowledged,
    otherwise,
    get sent() {
      return sent;
    },
    get refused() {
      return sent - acknowledged.size;
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
