import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LocalGitHubOptions } from '../../fakes/github/options.ts';
import { type Child, startChild } from './child.ts';

export type GitHubStats = {
  readonly calls: number;
  readonly points: number;
  /** From each question's first byte to its answer's last, added up, in milliseconds. */
  readonly busyMs: number;
  readonly violations: number;
};

export type GitHubProcess = Child & { readonly url: string; stats(): Promise<GitHubStats> };

/** The local GitHub in a process of its own. */
export async function startGitHubProcess(options: LocalGitHubOptions): Promise<GitHubProcess> {
  const child = startChild([process.execPath, SERVER, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.process.stdout === null) throw new Error('the local GitHub has no output');
  const [line] = await once(createInterface({ input: child.process.stdout }), 'line');
  const { url, statsUrl } = JSON.parse(String(line)) as { url: string; statsUrl: string };
  return { ...child, url, stats: async () => (await (await fetch(statsUrl)).json()) as GitHubStats };
}

const SERVER = fileURLToPath(new URL('../../fakes/github/server.ts', import.meta.url));
