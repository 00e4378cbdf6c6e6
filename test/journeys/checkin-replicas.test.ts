import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/platform/config.ts';
import { type LocalSlack, startLocalSlack } from '../fakes/slack/local-slack.ts';
import { DEFAULT_WORKSPACE } from '../fakes/slack/options.ts';
import { testDatabase } from '../support/database.ts';
import { silentLog } from '../support/silent-log.ts';
import { SIGNING_SECRET } from '../support/test-app.ts';
import { testClock } from '../support/test-clock.ts';
import { seedCheckIns } from '../torture/stage/seed-check-ins.ts';
import { inventTeams, peopleOf } from '../torture/stage/workspaces.ts';

const PLENTY = 100_000;
const PEOPLE = 40;
const SKEW_MS = 120_000;

/** The short form of `npm run torture -- checkins`. */
describe('two replicas whose clocks are two minutes off, one ahead and one behind', () => {
  const clock = testClock('2026-11-25T09:00:00Z');
  const database = testDatabase({ clock });
  const people = inventTeams({ teams: 1, peopleEach: PEOPLE });
  let slack: LocalSlack;
  let apps: App[];

  beforeEach(async () => {
    clock.set('2026-11-25T09:00:00Z');
    slack = await startLocalSlack({ strict: false, people: peopleOf(people), now: () => clock.now().getTime() });
    apps = [SKEW_MS, -SKEW_MS].map((ahead) =>
      createApp({
        config: readConfig({
          ...{ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', METRICS_PORT: '0', SLACK_API_URL: slack.url },
          ...{ SLACK_BOT_TOKEN: DEFAULT_WORKSPACE.botToken, SLACK_SIGNING_SECRET: SIGNING_SECRET },
        }),
        clock: { now: () => new Date(clock.now().getTime() + ahead) },
        address: database.address,
        log: silentLog,
        pacing: { channelMs: 0, editMs: 0, perMinute: { post: PLENTY, edit: PLENTY, look: PLENTY, open: PLENTY } },
      }),
    );
    for (const app of apps) await app.start();
    const isPlanned = async () =>
      (await database.store.sql`select 1 from schedules where recurring limit 1`).length > 0;
    await vi.waitFor(async () => expect(await isPlanned()).toBe(true), { timeout: 10_000, interval: 10 });
    await settle();
  });
  afterEach(async () => {
    for (const app of apps) await app.stop();
    await slack.close();
  });
  const settle = async () => {
    await Promise.all(apps.map((app) => app.tick()));
    for (const app of apps) await app.settle();
    for (const app of apps) await app.settle();
  };

  it('ask everybody exactly once on each of three evenings', { timeout: 60_000 }, async () => {
    await seedCheckIns(database.store.sql, people[0]?.users ?? []);
    clock.set('2026-11-25T09:30:00Z');
    await database.store.sql`update schedules set next_run_at = '2026-11-25T09:30:00Z' where name = 'eod.plan-people'`;
    await settle();
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-27'])
      for (const minute of ['16:27', '16:28', '16:29', '16:30', '16:31', '16:32', '16:33']) {
        clock.set(`${day}T${minute}:00Z`);
        await settle();
      }
    const keys = Object.entries(slack.keys()).filter(([key]) => key.startsWith('eod:'));
    expect(keys).toHaveLength(3 * PEOPLE);
    expect(keys.filter(([, times]) => times !== 1)).toEqual([]);
    const asked = await database.store.sql<{ n: number }[]>`
      select count(*)::int as n from eod_check_ins where state = 'asked' group by person_id`;
    expect(asked.map(({ n }) => n)).toEqual(Array.from({ length: PEOPLE }, () => 3));
  });
});
