import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockKitCheck } from './block-kit.ts';
import { type Faults, isCarriedOut, type Trouble } from './faults.ts';
import { argsOf, readBody, sendJson } from './http.ts';
import type { Journal } from './journal.ts';
import type { Limiter, RatedCall } from './limiter.ts';
import { METHODS } from './methods/all.ts';
import type { Answer, Around } from './methods/method.ts';
import type { Workspace, World } from './world.ts';

export type WebApi = {
  readonly world: World;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly limiter: Limiter;
  readonly check: BlockKitCheck;
  readonly strict: boolean;
  readonly origin: () => string;
  readonly after: (ms: number, run: () => void) => void;
  /** Methods called with the app-level token (Socket Mode). */
  readonly more: Readonly<Record<string, () => Answer>>;
};

type Incoming = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: URL };

/** One Web API request: who is it, what goes wrong, is it too soon, do it, write it down, answer. */
export async function answerWebApi(api: WebApi, incoming: Incoming): Promise<void> {
  const { request, response, url } = incoming;
  const method = url.pathname.slice('/api/'.length);
  const body = await readBody(request);
  const { token: bodyToken, ...args } = argsOf(request, body, url.searchParams);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? String(bodyToken ?? '');
  const workspace = workspaceOf(api, token);
  const forApp = api.more[method] !== undefined;
  const journal = (outcome: string, accepted: boolean) =>
    api.journal.call({ at: api.world.now(), teamId: workspace?.teamId ?? '', method, args, outcome, accepted });
  if (workspace === null) {
    const error = token === '' ? 'not_authed' : 'invalid_auth';
    journal(error, false);
    sendJson(response, { ok: false, error });
    return;
  }
  if (!api.world.options.anyToken && forApp !== (token === workspace.appToken)) {
    journal('not_allowed_token_type', false);
    sendJson(response, { ok: false, error: 'not_allowed_token_type' });
    return;
  }
  const trouble = api.faults.strike({ method, teamId: workspace.teamId, args });
  const call: RatedCall = { teamId: workspace.teamId, method, channel: channelOf(args) };
  const waitSeconds = tooSoon(api, call);
  if (waitSeconds !== null) {
    journal('ratelimited', false);
    sendRateLimit(response, String(waitSeconds));
    return;
  }
  const carryOut = () => perform(api, { workspace, method, args });
  if (trouble === null) {
    const answer = carryOut();
    journal(answer.ok ? 'ok' : answer.error, answer.ok);
    sendJson(response, answer);
    return;
  }
  if (trouble.kind === 'stall' && !isCarriedOut(trouble)) {
    api.after(trouble.ms, () => {
      const answer = carryOut();
      journal('stall', answer.ok);
      if (!response.destroyed) sendJson(response, answer);
    });
    return;
  }
  const answer = isCarriedOut(trouble) ? carryOut() : null;
  journal(trouble.kind === 'error' ? trouble.error : trouble.kind, answer?.ok ?? false);
  spoil(api, { trouble, answer, response, call });
}

function workspaceOf({ world }: WebApi, token: string): Workspace | null {
  const known = world.byToken.get(token);
  if (known !== undefined) return known;
  return world.options.anyToken && token !== '' ? world.workspaceOf() : null;
}

function channelOf(args: Record<string, unknown>): string | null {
  return typeof args.channel === 'string' ? args.channel : null;
}

/** Seconds to wait, or null to go on. Coming back before the last Retry-After is over is written down. */
function tooSoon({ world, journal, limiter, strict }: WebApi, call: RatedCall): number | null {
  const verdict = limiter.check(call, world.now(), strict);
  if (verdict.kind === 'go') return null;
  if (verdict.tooEarly) {
    const details = `came ${verdict.seconds} s before Retry-After was over${call.channel === null ? '' : ` in ${call.channel}`}`;
    journal.violation({ at: world.now(), teamId: call.teamId, method: call.method, kind: 'too-early', details });
  }
  return verdict.seconds;
}

function perform(api: WebApi, call: { workspace: Workspace; method: string; args: Record<string, unknown> }): Answer {
  const { world, journal, check, strict } = api;
  const around: Around = { world, workspace: call.workspace, journal, check, strict, origin: api.origin() };
  const beside = api.more[call.method];
  if (beside !== undefined) return beside();
  return METHODS[call.method]?.(around, call.args) ?? { ok: false, error: 'unknown_method', req_method: call.method };
}

type Spoiled = { trouble: Trouble; answer: Answer | null; response: ServerResponse; call: RatedCall };

function spoil(api: WebApi, { trouble, answer, response, call }: Spoiled): void {
  switch (trouble.kind) {
    case 'error':
      sendJson(response, { ok: false, error: trouble.error });
      break;
    case 'rate-limit': {
      const limited = trouble.whole ? { ...call, channel: null } : call;
      api.limiter.block(limited, api.world.now(), secondsOf(trouble.retryAfter));
      sendRateLimit(response, trouble.retryAfter);
      break;
    }
    case 'status':
      response.writeHead(trouble.status, { 'content-type': 'text/html' }).end('<html>Something is off.</html>');
      break;
    case 'reset':
      response.socket?.resetAndDestroy();
      break;
    case 'stall':
      api.after(trouble.ms, () => {
        if (!response.destroyed) sendJson(response, answer);
      });
      break;
    case 'cut':
      cut(response, answer);
      break;
    case 'lost-reply':
      response.socket?.destroy();
      break;
    default:
      trouble satisfies never;
  }
}

function cut(response: ServerResponse, answer: Answer | null): void {
  const text = Buffer.from(JSON.stringify(answer));
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': text.length });
  response.write(text.subarray(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
}

function sendRateLimit(response: ServerResponse, retryAfter: string | null): void {
  const headers = retryAfter === null ? {} : { 'retry-after': retryAfter };
  sendJson(response, { ok: false, error: 'ratelimited' }, { status: 429, headers });
}

/** Without a readable header nobody can be blamed for more than the least pause. */
function secondsOf(header: string | null): number {
  return header !== null && /^\d+$/.test(header) ? Number(header) : 1;
}
