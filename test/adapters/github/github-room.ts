import { HttpResponse, http } from 'msw/http';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { CodeHostError } from '../../../src/ports/outbound/code-host.ts';
import { testClock } from '../../support/test-clock.ts';

export const API_URL = 'https://api.github.com';

export type Seen = { readonly method: string; readonly path: string; readonly headers: Headers };

/** A GitHub that answers what the test says, writes down what it was asked, and is asked nothing else. */
export function githubRoom() {
  const server = setupServer();
  const seen: Seen[] = [];
  const clock = testClock('2026-11-25T09:00:00Z');
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterEach(() => {
    server.resetHandlers();
    seen.length = 0;
    clock.set('2026-11-25T09:00:00Z');
  });
  afterAll(() => server.close());

  /** Answers of one path, in turn; the last one stays. */
  function answer(path: string, ...answers: readonly (() => Response)[]): void {
    let turn = 0;
    server.use(
      http.all(`${API_URL}${path}`, ({ request }) => {
        const { pathname, search } = new URL(request.url);
        seen.push({ method: request.method, path: pathname + search, headers: request.headers });
        return answers[Math.min(turn++, answers.length - 1)]?.() ?? HttpResponse.error();
      }),
    );
  }

  const options = { apiUrl: API_URL, clock, writePauseMs: 0 };
  return { server, seen, clock, answer, options };
}

export const json =
  (body: unknown, init: { readonly status?: number; readonly headers?: Record<string, string> } = {}) =>
  (): Response =>
    HttpResponse.json(body as never, init);

/** How a request failed; throws when it didn't. */
export async function failureIn(run: Promise<unknown>): Promise<CodeHostError> {
  const outcome = await run.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof CodeHostError) return outcome;
  throw new Error(`no CodeHostError, but ${String(outcome)}`);
}
