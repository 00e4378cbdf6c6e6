import { closeSync, openSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_WORKSPACE } from '../../fakes/slack/options.ts';
import { type Child, startChild } from './child.ts';
import { pause } from './wait.ts';

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
export const WEBHOOK_SECRET = 'fedcba9876543210fedcba9876543210';
/** Where a database of its own is given, a key has to come along. */
export const ENCRYPTION_KEYS = 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

/** V8's settings of `npm start` and of the image. */
export const NODE_ARGS = ['--max-semi-space-size=8', '--heap-growing-percent=30', '--v8-pool-size=1'];

export type MusterOptions = {
  readonly dataDir: string;
  /** The local Slack's Web API, ending in `/api/`. */
  readonly slackUrl: string;
  readonly port: number;
  /** Everything it writes is appended here. */
  readonly logFile: string;
  /** Over the settings below. */
  readonly env?: Readonly<Record<string, string>>;
  /** Between `node` and the file; the README's own by default. */
  readonly nodeArgs?: readonly string[];
};

export type Muster = Child & {
  readonly port: number;
  readonly url: string;
  /** From the start of the process to the first `/readyz` 200, in milliseconds. @throws Error with the log's end when it dies or takes over two minutes */
  ready(): Promise<number>;
};

/** Far beyond any start: on a machine where everybody else comes first, a start may take its time. */
const READY_LIMIT_MS = 120_000;

/** Muster as people run it: `node src/main.ts` with a bot token, in a process of its own. */
export function startMuster(options: MusterOptions): Muster {
  const { dataDir, slackUrl, port, logFile, env = {}, nodeArgs = NODE_ARGS } = options;
  const log = openSync(logFile, 'a');
  const startedAt = performance.now();
  const child = startChild([process.execPath, ...nodeArgs, MAIN], {
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR ?? '',
      // As in the container.
      NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(port),
      METRICS_PORT: '0',
      DATA_DIR: dataDir,
      SLACK_BOT_TOKEN: DEFAULT_WORKSPACE.botToken,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slackUrl,
      ...env,
    },
  });
  closeSync(log);
  return {
    ...child,
    port,
    url: `http://127.0.0.1:${port}`,
    async ready() {
      for (;;) {
        if ((await statusOf(port, '/readyz')) === 200) return performance.now() - startedAt;
        if (!child.isAlive()) throw new Error(`Muster ended before it was ready:\n${endOf(logFile)}`);
        if (performance.now() - startedAt > READY_LIMIT_MS)
          throw new Error(`Muster was not ready in ${READY_LIMIT_MS / 1000} s:\n${endOf(logFile)}`);
        await pause(5);
      }
    },
  };
}

/** The status of a GET; null when nobody answers in time. */
export function statusOf(port: number, path: string, timeoutMs = 5_000): Promise<number | null> {
  return new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, path, agent: false, timeout: timeoutMs }, (answer) => {
      answer.resume();
      answer.on('error', () => resolve(null));
      answer.on('end', () => resolve(answer.statusCode ?? null));
    });
    asking.on('timeout', () => asking.destroy(new Error('slow')));
    asking.on('error', () => resolve(null));
    asking.end();
  });
}

export function endOf(logFile: string, lines = 12): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
