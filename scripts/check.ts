import { spawn } from 'node:child_process';
import { measureSource } from './measure-source.ts';

/** `npm run check`: format, lint, types and architecture, all at once. Silent about what is in order. */
const CHECKS = [
  { name: 'format and lint', command: 'biome', args: ['ci', '--colors=off', '.'], mend: 'npx biome check --write' },
  { name: 'types', command: 'tsc', args: [], mend: null },
  {
    name: 'architecture',
    command: 'vitest',
    args: ['run', '--project', 'architecture', '--reporter', 'dot', '--no-color'],
    mend: null,
  },
] as const;

const startedAt = performance.now();
const passed = await Promise.all(CHECKS.map(runCheck));
const { files, median } = measureSource();
console.log(`${files.length} source files: median ${median} lines, largest ${files[0]?.lines} (${files[0]?.path})`);
console.log(`${passed.every(Boolean) ? 'all in order' : 'not in order'} after ${secondsSince(startedAt)}`);
process.exitCode = passed.every(Boolean) ? 0 : 1;

async function runCheck({ name, command, args, mend }: (typeof CHECKS)[number]): Promise<boolean> {
  const since = performance.now();
  const { output, ok } = await run(command, args);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${secondsSince(since)})`);
  if (!ok) console.log(`${output.trim()}\n${mend === null ? '' : `mend what can be mended with: ${mend}\n`}`);
  return ok;
}

/** npm puts `node_modules/.bin` first in PATH, and with it the pinned versions. */
function run(command: string, args: readonly string[]): Promise<{ readonly output: string; readonly ok: boolean }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) =>
      resolve({ output: `${command}: ${error.message}. Run this as \`npm run check\`.`, ok: false }),
    );
    child.on('close', (code) => resolve({ output, ok: code === 0 }));
  });
}

function secondsSince(instant: number): string {
  return `${((performance.now() - instant) / 1000).toFixed(1)} s`;
}
