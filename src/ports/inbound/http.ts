import type { ApiKeyActor } from '../../kit/actor.ts';
import type { Log } from '../outbound/system.ts';

/** One request, already let in; its parts are untrusted and parsed by the route. */
export type HttpAsk = {
  readonly params: Readonly<Record<string, string>>;
  /** The first of each name. */
  readonly query: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  readonly requestId: string;
  readonly log: Log;
};

export type HttpReply =
  /** Status 200 unless said otherwise. */
  | { readonly kind: 'json'; readonly status?: number; readonly body: unknown }
  /** A page for a person: whole HTML, every value in it escaped. No script runs in it. */
  | {
      readonly kind: 'page';
      readonly status?: number;
      readonly html: string;
      /** Origin a form in it may be sent to besides our own. */
      readonly formTo?: string;
      /** Kept by this browser alone: no script reads it, and no other site's request carries it but a plain visit. */
      readonly cookie?: {
        readonly name: string;
        readonly value: string;
        readonly path: string;
        readonly maxAgeSeconds: number;
      };
    }
  /** To be saved, not shown; `name` as it is offered, of letters, digits, dots and hyphens. */
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: string }
  /** To an address of ours or of a connected tool, never one that came with the request. */
  | { readonly kind: 'redirect'; readonly to: string };

/**
 * One address of a feature. Errors thrown by `run` are answered as JSON under `/api` and as a plain line elsewhere, both
 * with `X-Request-ID`.
 */
export type HttpRoute =
  | {
      readonly method: 'GET';
      /** As Express matches it, `/connect/github`; outside `/api`. */
      readonly path: `/${string}`;
      /** Anybody may come: what they may see is decided by what they bring. */
      readonly access: 'open';
      readonly run: (ask: HttpAsk) => Promise<HttpReply>;
    }
  | {
      readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      readonly path: `/api/${string}`;
      /** `Authorization: Bearer …` with a key of the workspace; each key has its own limit of requests. */
      readonly access: 'api-key';
      /** Largest body in bytes; 1 MiB when absent. */
      readonly bodyMax?: number;
      readonly run: (ask: HttpAsk & { readonly actor: ApiKeyActor }) => Promise<HttpReply>;
    };
