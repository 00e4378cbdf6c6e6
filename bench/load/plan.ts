import type { Team } from '../../test/torture/stage/workspaces.ts';
import type { WebhookPlan } from './webhooks.ts';

/** What the load process is asked to do. */
export type Plan = {
  readonly port: number;
  readonly secret: string;
  readonly teams: readonly Team[];
  readonly phases: readonly Phase[];
  /** Sockets opened before the first phase, and kept. */
  readonly sockets: number;
  /** More are opened when all are busy, up to so many; then requests wait for one, and their latency counts on. */
  readonly socketsMax: number;
  /** Signed bodies made in advance; null for one each. A peer that keeps nothing may hear the same ones again. */
  readonly bodies: number | null;
  /** Webhooks instead of commands: any 2xx is a success, and each has a delivery id of its own. */
  readonly webhooks?: WebhookPlan;
  /** What the body of a real success holds. */
  readonly success: string;
};

export type Phase = {
  readonly name: string;
  readonly seconds: number;
  /** Requests a second, evenly spaced; or `closed`: as fast as so many clients get answers, one request each at a time. */
  readonly pace:
    | { readonly kind: 'open'; readonly perSecond: number }
    | { readonly kind: 'closed'; readonly clients: number; readonly most: number };
};

export type PhaseResult = {
  readonly name: string;
  readonly sent: number;
  readonly succeeded: number;
  /** 503 with `Retry-After`: asked to come back. */
  readonly shed: number;
  /** Anything else: another status, a success without the words, a broken connection. */
  readonly errors: number;
  readonly errorSamples: readonly string[];
  /** From the first intended send to the last answer. */
  readonly seconds: number;
  /** Milliseconds from the intended send to the answer, of successes. */
  readonly latency: Latency;
  readonly shedLatency: Latency;
  /** Of the requests of each second: successes, shed ones, errors, and the 99th percentile of successes. */
  readonly perSecond: readonly {
    readonly ok: number;
    readonly shed: number;
    readonly errors: number;
    readonly p99: number;
  }[];
  /** How late the load process itself sent, in milliseconds: its own fault, contained in the latencies. */
  readonly lateness: Latency;
};

export type Latency = {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

export type LoadResult = {
  readonly phases: readonly PhaseResult[];
  /** Numbers of the commands (`… number 17 …`) that were answered as done. */
  readonly acknowledged: readonly number[];
};
