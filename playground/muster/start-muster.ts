import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type ClockDoor, openClockDoor } from './clock-door.ts';
import { tidyLine } from './tidy-line.ts';
import { waitUntilReady } from './wait-until-ready.ts';

export type MusterState =
  | { readonly kind: 'starting' | 'ready' }
  /** `words` is the last it said. */
  | { readonly kind: 'stopped'; readonly words: string };

export type MusterProcess = {
  readonly origin: string;
  /** It waits for its first pace before it begins. */
  readonly clockDoor: ClockDoor;
  state(): MusterState;
  /** Resolves when it answers; false when it ended before. */
  readonly ready: Promise<boolean>;
  /** Asks it to end and waits. Harmless when it has ended. */
  stop(): Promise<void>;
};

type Needs = {
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly onState: (state: MusterState) => void;
};

export type StartMuster = (needs: Needs) => MusterProcess;

/** Node's own default, set so that even the first file of the process comes from it. */
const { NODE_COMPILE_CACHE = join(tmpdir(), 'node-compile-cache') } = process.env;

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Muster itself as a process of its own; only its clock is ours. */
export function startMuster({ port, env, onState }: Needs): MusterProcess {
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...FLAGS, CHILD], {
    env: { ...process.env, NODE_COMPILE_CACHE, ...env },
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });
  const clockDoor = openClockDoor(child);
  let state: MusterState = { kind: 'starting' };
  let words = '';
  let stopping = false;
  const enter = (next: MusterState): void => {
    state = next;
    onState(next);
  };
  readLines(child, (line) => {
    const tidy = tidyLine(line);
    // What follows an error is where it came from, which helps nobody on the page.
    if (!/error/i.test(words) || /error/i.test(line)) words = tidy;
    if (!stopping) console.error(tidy);
  });
  const ended = new Promise<void>((resolve) => {
    const end = (how: string): void => {
      enter({ kind: 'stopped', words: words === '' ? how : words });
      if (!stopping) console.error(`Muster has stopped (${how}). Stop with Ctrl-C and start again.`);
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
  });
  const answering = waitUntilReady(origin, () => state.kind === 'stopped').then((answers) => {
    if (answers) enter({ kind: 'ready' });
    return answers;
  });
  return {
    ...{ origin, clockDoor },
    state: () => state,
    ready: answering,
    async stop() {
      stopping = true;
      if (state.kind !== 'stopped') child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The company's past is lived through while somebody waits: here a tenth of the time counts for more than 100 MB. */
const FLAGS = ['--max-semi-space-size=32', '--heap-growing-percent=50'];

function readLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const input of [child.stdout, child.stderr]) {
    if (input !== null) createInterface({ input }).on('line', (line) => line.trim() !== '' && onLine(line));
  }
}
