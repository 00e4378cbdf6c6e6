import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Runs one of the repository's programs in an environment of nothing but `env`, until it ends or for 20 s. */
export function run(file: string, env: Readonly<Record<string, string>>): Promise<Ended> {
  const given = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR };
  const child = spawn(process.execPath, [file], {
    cwd: ROOT,
    env: { ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (bytes) => {
    out += bytes;
  });
  child.stderr.on('data', (bytes) => {
    err += bytes;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}
