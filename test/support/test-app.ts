import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { OpenStore } from '../../src/platform/store/open-store.ts';
import type { Log } from '../../src/ports/outbound/system.ts';
import { type LocalSlack, startLocalSlack } from '../fakes/slack/local-slack.ts';
import { DEFAULT_WORKSPACE } from '../fakes/slack/options.ts';
import { testDatabase } from './database.ts';
import { ENCRYPTION_KEYS } from './encryption-keys.ts';
import { createPersona, type Persona } from './persona.ts';
import { silentLog } from './silent-log.ts';
import { type TestClock, testClock } from './test-clock.ts';

/** Calls a minute: paces are tested with the outbox, and here the clock stands still between posts. */
const PLENTY = 100_000;

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
/** Signs webhooks of every connection without a secret of its own. */
export const WEBHOOK_SECRET = 'fedcba9876543210fedcba9876543210';
export { ENCRYPTION_KEYS };

export type TestApp = {
  readonly slack: LocalSlack;
  readonly clock: TestClock;
  readonly url: string;
  /** What `/metrics` says now. */
  metrics(): Promise<string>;
  readonly store: ReturnType<typeof testDatabase>['store'];
  /** Acts as somebody, by their Slack id: `as('U0ANA')`. */
  as(userId: string): Persona;
  /** Everything that is due at this instant of the clock is done and sent. */
  settled(): Promise<void>;
  /** Moves the clock, second by second where something is due, and settles. */
  advanceTo(instant: string): Promise<void>;
};

export type TestAppOptions = {
  readonly start?: string;
  /** More settings, asked for before each test. */
  readonly env?: () => Readonly<Record<string, string>>;
  /** Nobody reads it by default. */
  readonly log?: Log;
};

/** Muster with its real doors and database against a strict local Slack; one for each test of the file. */
export function testApp(options: TestAppOptions = {}): TestApp {
  const clock = testClock(options.start ?? '2026-11-25T09:00:00Z');
  const database = testDatabase({ clock });
  let running: { slack: LocalSlack; app: App; url: string; metricsUrl: string } | null = null;

  beforeEach(async () => {
    clock.set(options.start ?? '2026-11-25T09:00:00Z');
    const limits = {
      postsPerSecondPerChannel: 1_000,
      postBurstPerChannel: 1_000,
      postsPerMinutePerWorkspace: 10_000,
      triggerMs: 60_000,
    };
    const slack = await startLocalSlack({ limits, now: () => clock.now().getTime() });
    const config = readConfig({
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      METRICS_PORT: '0',
      SLACK_BOT_TOKEN: DEFAULT_WORKSPACE.botToken,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.url,
      GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET,
      ENCRYPTION_KEYS,
      ...options.env?.(),
    });
    const app = createApp({
      config,
      clock,
      // Its connections are warm; opening them and looking for migrations is tested elsewhere.
      database: { address: database.address, store: database.store, close: async () => {} },
      log: options.log ?? silentLog,
      pacing: { channelMs: 0, editMs: 0, perMinute: { post: PLENTY, edit: PLENTY, look: PLENTY, open: PLENTY } },
    });
    const { port, metricsPort } = await app.start();
    const metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
    running = { slack, app, url: `http://127.0.0.1:${port}`, metricsUrl };
    await vi.waitFor(() => requireConnected(database.store.sql), { timeout: 10_000, interval: 10 });
    await app.tick();
    await settled();
  });
  afterEach(async () => {
    const violations = running?.slack.violations() ?? [];
    const duplicates = running?.slack.duplicates() ?? {};
    await running?.app.stop();
    await running?.slack.close();
    running = null;
    expect(violations, 'Slack would have refused this').toEqual([]);
    expect(duplicates, 'these were posted more than once').toEqual({});
  });

  const get = () => {
    if (running === null) throw new Error('the app runs inside tests only');
    return running;
  };
  const settled = () => get().app.settle();
  return {
    clock,
    get slack() {
      return get().slack;
    },
    get url() {
      return get().url;
    },
    get store() {
      return database.store;
    },
    metrics: async () => (await fetch(get().metricsUrl)).text(),
    as: (userId) => createPersona({ userId, slack: get().slack, url: get().url, now: () => clock.now(), settled }),
    settled,
    async advanceTo(instant) {
      clock.set(instant);
      await get().app.tick();
      await settled();
    },
  };
}

/** @throws Error until Muster knows its workspace (before that it asks everybody to wait) and plans to read its people */
async function requireConnected(sql: OpenStore['sql']): Promise<void> {
  const planned = await sql`select 1 from schedules where recurring limit 1`;
  if (planned.length === 0) throw new Error('not connected to Slack yet');
}
