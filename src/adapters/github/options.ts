import type { Clock } from '../../ports/outbound/system.ts';

export type GitHubOptions = {
  /** REST address: `https://api.github.com`, `https://github.acme.com/api/v3`. */
  readonly apiUrl: string;
  readonly clock: Clock;
  /**
   * Least time between two requests that change something, in milliseconds.
   * Source: GitHub, best practices for using the REST API: at least one second.
   */
  readonly writePauseMs?: number;
  /** Longest wait for one answer, in milliseconds. */
  readonly timeoutMs?: number;
};

/** Where people look at what the API at this address speaks of: GitHub's own site, or the server it belongs to. */
export function webUrlOf(apiUrl: string): string {
  const { hostname, origin } = new URL(apiUrl);
  return hostname === 'api.github.com' ? 'https://github.com' : origin;
}
