import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startLocalGitHub } from './local-github.ts';
import type { LocalGitHubOptions } from './options.ts';

/**
 * The local GitHub as a process of its own, so that its work isn't ours: `node test/fakes/github/server.ts '{…options}'`.
 * Prints `{"url":…,"statsUrl":…}` once it listens and ends on SIGTERM.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as LocalGitHubOptions;
const github = await startLocalGitHub(options);

const stats = createServer((_, response) => {
  const { calls, limits } = github;
  const busyMs = calls.reduce((sum, { tookMs }) => sum + tookMs, 0);
  const points = calls.reduce((sum, one) => sum + one.points, 0);
  response.end(JSON.stringify({ calls: calls.length, points, busyMs, violations: limits.violations.length }));
});
stats.listen(0, '127.0.0.1', () => {
  const { port } = stats.address() as AddressInfo;
  console.log(JSON.stringify({ url: github.url, statsUrl: `http://127.0.0.1:${port}/` }));
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
