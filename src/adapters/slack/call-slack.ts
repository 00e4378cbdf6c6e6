import { type LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { z } from 'zod';
import type { WorkspaceId } from '../../kit/ids.ts';
import { SlackCallError, type SlackFailure } from '../../ports/outbound/slack.ts';
import type { Log } from '../../ports/outbound/system.ts';
import { meaningOf } from './error-words.ts';
import { failureOf, TooManyRequests } from './failure-of.ts';
import { retryAfterMs } from './retry-after.ts';

/** What is told about every request, for the metrics: `result` is one of five words. */
export type SlackCallReport = {
  readonly method: string;
  readonly result: 'ok' | SlackFailure['kind'];
  readonly durationMs: number;
};

export type CallSlack = <Answer>(
  token: string,
  call: {
    readonly method: string;
    readonly args: Readonly<Record<string, unknown>>;
    readonly answer: z.ZodType<Answer>;
  },
) => Promise<Answer>;

export type TokenFor = (workspaceId: WorkspaceId) => Promise<string> | string;

export type CallSettings = {
  readonly apiUrl: string;
  readonly timeoutMs: number;
  readonly log: Log;
  readonly onCall: (report: SlackCallReport) => void;
};

/**
 * One call = one HTTP request to the Web API, with its answer parsed.
 * @throws SlackCallError always that; an answer that says "ok" but can't be read is `unknown`, as it was done
 */
export function createCallSlack(settings: CallSettings): CallSlack {
  const client = openClient(settings);
  return async (token, { method, args, answer }) => {
    const startedAt = performance.now();
    const report = (result: SlackCallReport['result']) =>
      settings.onCall({ method, result, durationMs: performance.now() - startedAt });
    try {
      const parsed = answer.parse(await client.apiCall(method, { ...args, token }));
      report('ok');
      return parsed;
    } catch (error) {
      const failure = failureOf(error);
      report(failure.kind);
      logOurFaults(settings.log, { method, failure, error });
      throw new SlackCallError(method, failure, error);
    }
  };
}

function openClient({ apiUrl, timeoutMs }: CallSettings): WebClient {
  return new WebClient(undefined, {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    // The outbox owns repetition: with the client's own, one call whose answer was lost became three posts (FACTS.md).
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // Pacing is the caller's; a queue here would only hide how long calls wait.
    maxRequestConcurrency: 1000,
    allowAbsoluteUrls: false,
    fetch: fetchOnce,
    logger: silent,
  });
}

const fetchOnce: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status !== 429) return response;
  await response.body?.cancel();
  throw new TooManyRequests(retryAfterMs(response.headers.get('retry-after')));
};

/** A refused message is a bug of ours and an unknown word a gap in our list: both must be seen by whoever reads the log. */
function logOurFaults(log: Log, call: { method: string; failure: SlackFailure; error: unknown }): void {
  const { method, failure, error } = call;
  if (failure.kind !== 'permanent' || failure.scope !== 'message') return;
  const event = meaningOf(failure.code) === null ? 'slack.unknown-word' : 'slack.message-refused';
  const details = error instanceof WebAPIPlatformError ? error.data.response_metadata?.messages : undefined;
  log.error({ event, method, code: failure.code, details }, `Slack refused ${method}: ${failure.code}`);
}

const nothing = (): void => {};
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => 'error' as LogLevel,
};
