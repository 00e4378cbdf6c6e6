import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

export type Child = {
  readonly pid: number;
  readonly process: ChildProcess;
  isAlive(): boolean;
  /** Resolves when the process is gone. */
  readonly exited: Promise<void>;
  /** Sends the signal and waits for the end. Harmless when it has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
};

const living = new Set<ChildProcess>();

/** Starts a process that doesn't outlive this one, whatever ends this one. */
export function startChild(words: readonly string[], options: SpawnOptions): Child {
  const [file = '', ...args] = words;
  const child = spawn(file, args, options);
  living.add(child);
  const exited = Promise.race([once(child, 'exit'), once(child, 'error')]).then(() => void living.delete(child));
  const isAlive = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  return {
    pid: child.pid ?? 0,
    process: child,
    isAlive,
    exited,
    async end(signal) {
      if (isAlive()) child.kill(signal);
      await exited;
    },
  };
}

process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
