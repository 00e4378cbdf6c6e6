import type { Method } from './row.ts';

/** How fast messages go out. Each is shared by all replicas, and kept per workspace. */
export type Pacing = {
  /** Milliseconds between two messages in one channel. Source: chat.postMessage, about one a second per channel. */
  readonly channelMs: number;
  /** Milliseconds between two edits of one card: what changes meanwhile is shown by one edit. House rule. */
  readonly editMs: number;
  /** Calls a minute. Source: chat.postMessage, "several hundred a minute"; the others Slack's Tier 3, 50 a minute and more. */
  readonly perMinute: Readonly<Record<Method, number>>;
};

export const defaultPacing: Pacing = {
  channelMs: 1_000,
  editMs: 1_000,
  perMinute: { post: 300, edit: 50, look: 50, open: 50 },
};

export type OutboxSettings = {
  readonly pacing: Pacing;
  /** How long a claim is left alone, in milliseconds. */
  readonly leaseMs: number;
  /** Wait between an unknown outcome and the look for the message, in milliseconds; longer than a call may last. */
  readonly readbackMs: number;
  /** Wait between two probes of a broken connection, in milliseconds. */
  readonly probeMs: number;
  /** Messages on their way at once in this process. */
  readonly concurrency: number;
  /** Of these, for one workspace: its slow calls leave room for others. */
  readonly perWorkspace: number;
};

export const defaultSettings: OutboxSettings = {
  pacing: defaultPacing,
  leaseMs: 10_000,
  readbackMs: 30_000,
  probeMs: 300_000,
  concurrency: 16,
  perWorkspace: 4,
};
