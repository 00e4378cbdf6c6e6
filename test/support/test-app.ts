import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { OpenStore } from '../../src/platform/store/open-store.ts';
import type { Log } from '../../src/ports/outbound/system.ts';
import { type LocalSlack, startLocalSlack } from '../fakes/slack/local-slack.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { ENCRYPTION_KEYS } from './encryption-keys.ts';
import { musterSettings, SIGNING_SECRET } from './muster-settings.ts';
import { createPersona, type Persona } from './persona.ts';
import { silentLog } from './silent-log.ts';
import { type TestClock, testClock } from './test-clock.ts';

/** Calls a minute: paces are tested with the outbox, and here the clock stands still between posts. */
const PLENTY = 100_000;

/** Signs webhooks of every connection without a secret of its own. */
export const WEBHOOK_SECRET = 'fedcba9876543210fedcba9876543210';
export { ENCRYPTION_KEYS, SIGNING_SECRET };

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

const START = '2026-11-25T09:00:00Z';

/** Muster with its real doors and database against a strict local Slack; one for each test of the file. */
export function testApp(options: TestAppOptions = {}): TestApp {
  const clock = testClock(options.start ?? START);
  const database = testDatabase({ clock });
  let running: Running | null = null;

  const open = async () => {
    running = await start(options, { clock, database });
    await running.app.settle();
    return running;
  };
  const close = async () => {
    const violations = running?.slack.violations() ?? [];
    const duplicates = running?.slack.duplicates() ?? {};
    await running?.app.stop();
    await running?.slack.close();
    running = null;
    expect(violations, 'Slack would have refused this').toEqual([]);
    expect(duplicates, 'these were posted more than once').toEqual({});
  };
  beforeEach(async () => {
    clock.set(options.start ?? START);
    // The first morning of a workspace, with everything that is due then, is lived through once for each instant.
    const morning = clock.now().toISOString();
    if (!(await database.tables.layOut(morning))) {
      const { app } = await open();
      await vi.waitFor(() => requirePlans(database.store.sql), { timeout: 10_000, interval: 10 });
      await app.tick();
      await app.settle();
      await database.tables.keep(morning);
      // All tests find the same, the first one, too.
      await close();
      await database.tables.empty();
      await database.tables.layOut(morning);
    }
    await open();
  });
  afterEach(close);

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

type Running = { readonly slack: LocalSlack; readonly app: App; readonly url: string; readonly metricsUrl: string };

async function start(
  { env, log }: TestAppOptions,
  { clock, database }: { readonly clock: TestClock; readonly database: TestDatabase },
): Promise<Running> {
  const limits = {
    postsPerSecondPerChannel: 1_000,
    postBurstPerChannel: 1_000,
    postsPerMinutePerWorkspace: 10_000,
    triggerMs: 60_000,
  };
  const slack = await startLocalSlack({ limits, now: () => clock.now().getTime() });
  const config = readConfig({
    ...musterSettings(slack),
    GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET,
    ...env?.(),
  });
  const app = createApp({
    config,
    clock,
    // Its connections are warm; opening them and looking for migrations is tested elsewhere.
    database: { address: database.address, store: database.store, close: async () => {} },
    log: log ?? silentLog,
    pacing: { channelMs: 0, editMs: 0, perMinute: { post: PLENTY, edit: PLENTY, look: PLENTY, open: PLENTY } },
  });
  const { port, metricsPort } = await app.start();
  return { slack, app, url: `http://127.0.0.1:${port}`, metricsUrl: `http://127.0.0.1:${metricsPort}/metrics` };
}

/** @throws Error until it plans to read its people */
async function requirePlans(sql: OpenStore['sql']): Promise<void> {
  const planned = await sql`select 1 from schedules where recurring limit 1`;
  if (planned.length === 0) throw new Error('nothing is planned yet');
}
