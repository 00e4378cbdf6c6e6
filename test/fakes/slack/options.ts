import type { PersonSeed } from './people.ts';

export type LocalSlackOptions = {
  /** 0 or absent: a free one. */
  port?: number;
  /** Enforce rates, membership and Block Kit; default true. */
  strict?: boolean;
  /** Accept any bearer token as the first workspace's; default false. */
  anyToken?: boolean;
  /** Accept trigger ids and response addresses this server didn't hand out, for load generators; default false. */
  anyTrigger?: boolean;
  /** Appended synchronously, one JSON line each: it survives the death of everybody else. */
  journalFile?: string;
  /** Keep only counts and the messages' keys in memory, for long loads; default false. */
  lean?: boolean;
  people?: readonly PersonSeed[];
  workspace?: Partial<WorkspaceSeed>;
  limits?: Partial<Limits>;
  /** Milliseconds since 1970; default the system's clock. */
  now?: () => number;
};

export type WorkspaceSeed = {
  teamId: string;
  name: string;
  domain: string;
  botToken: string;
  appToken: string;
  botUserId: string;
  botId: string;
  appId: string;
  enterpriseId: string | null;
};

/** Slack's limits; the sources are its rate limits page, modals page and interactivity pages (FACTS). */
export type Limits = {
  /** Posts per second and channel, and how many may come at once. */
  postsPerSecondPerChannel: number;
  postBurstPerChannel: number;
  /** "Several hundred" in Slack's words. */
  postsPerMinutePerWorkspace: number;
  /** Calls a minute per method and workspace; the burst is this many minutes' worth. */
  tiers: { 1: number; 2: number; 3: number; 4: number };
  burstMinutes: number;
  triggerMs: number;
  responseUrlUses: number;
  responseUrlMs: number;
  viewBytes: number;
  /** Calls already on their way when the first 429 was given don't count as too early. */
  tooEarlyGraceMs: number;
};

export const DEFAULT_LIMITS: Limits = {
  postsPerSecondPerChannel: 1,
  postBurstPerChannel: 3,
  postsPerMinutePerWorkspace: 400,
  tiers: { 1: 1, 2: 20, 3: 50, 4: 100 },
  burstMinutes: 10,
  triggerMs: 3000,
  responseUrlUses: 5,
  responseUrlMs: 30 * 60_000,
  viewBytes: 250_000,
  tooEarlyGraceMs: 100,
};

export const DEFAULT_WORKSPACE: WorkspaceSeed = {
  teamId: 'T0MUSTER',
  name: 'Harbour Works',
  domain: 'harbour-works',
  botToken: 'xoxb-local-000000000000-muster',
  appToken: 'xapp-local-000000000000-muster',
  botUserId: 'U0MUSTERBOT',
  botId: 'B0MUSTER',
  appId: 'A0MUSTER',
  enterpriseId: null,
};
