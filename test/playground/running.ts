import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Timeline, TimelineEntry } from '../../playground/web/contract.ts';
import { NODE_ARGS } from '../torture/stage/muster.ts';

export type Running = {
  readonly origin: string;
  /** All it has printed so far. */
  readonly output: () => string;
  readonly process: ChildProcess;
  look<Answer>(verb: string, query?: Record<string, string>): Promise<Answer>;
  act(verb: string, deed: object): Promise<{ readonly notice: string | null }>;
  /** What somebody sees in a conversation; null when they are not in it. */
  timeline(personId: string, channelId: string): Promise<readonly TimelineEntry[] | null>;
  /** Asks it to end. @returns its exit code */
  stop(): Promise<number | null>;
};

/** Only there to end what hangs: a busy machine takes its time. */
const PATIENCE_MS = 50_000;

/** `npm start` without Slack, on a free port; resolves when its company, which has no past, is there. */
export async function startPlayground(dataDir: string): Promise<Running> {
  const child = spawnPlayground(dataDir);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      output += part.toString();
    });
  }
  const origin = await until(() => {
    if (child.exitCode !== null || output.includes('has stopped')) throw new Error('the playground ended');
    return output.includes('is there.') ? (/http:\/\/localhost:\d+/.exec(output)?.[0] ?? null) : null;
  }).catch((cause: unknown) => {
    child.kill('SIGTERM');
    throw new Error(`the playground did not start:\n${output}`, { cause });
  });
  const look = async <Answer>(verb: string, query: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(`${origin}/playground/api/${verb}?${new URLSearchParams(query)}`);
    return (await response.json()) as Answer;
  };
  return {
    ...{ origin, process: child, look },
    output: () => output,
    async act(verb, deed) {
      const response = await fetch(`${origin}/playground/api/${verb}`, { method: 'POST', body: JSON.stringify(deed) });
      return (await response.json()) as { notice: string | null };
    },
    timeline: async (as, channel) => (await look<Partial<Timeline>>('timeline', { as, channel })).entries ?? null,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}

function spawnPlayground(dataDir: string) {
  const clean = Object.entries(process.env).filter(([name]) => !/^(SLACK_|DATABASE_URL|NODE_ENV|LOG_LEVEL)/.test(name));
  const env = { ...Object.fromEntries(clean), PORT: '0', DATA_DIR: dataDir, PLAYGROUND_DAYS: '0' };
  return spawn(process.execPath, [...NODE_ARGS, 'playground/start.ts'], {
    env,
    stdio: 'pipe',
  });
}

/** Asks again until there is something; an error after a bound. */
export async function until<Found>(find: () => Promise<Found | null> | Found | null): Promise<Found> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const found = await find();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing came within ${PATIENCE_MS / 1_000} s`);
}

/** Every process below one, by Linux's own list. */
export function descendants(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
