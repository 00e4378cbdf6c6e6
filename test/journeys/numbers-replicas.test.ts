import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/platform/config.ts';
import { type LocalSlack, startLocalSlack } from '../fakes/slack/local-slack.ts';
import { DEFAULT_WORKSPACE } from '../fakes/slack/options.ts';
import { testDatabase } from '../support/database.ts';
import { silentLog } from '../support/silent-log.ts';
import { SIGNING_SECRET } from '../support/test-app.ts';
import { testClock } from '../support/test-clock.ts';

const PLENTY = 100_000;
const SKEW_MS = 120_000;
/** Three teams each, of people in three zones. */
const LEADS = ['U0JONAS', 'U0GRACE', 'U0PRIYA'] as const;

describe('two replicas whose clocks are two minutes off, one ahead and one behind', () => {
  const clock = testClock('2026-10-19T00:00:00Z');
  const database = testDatabase({ clock });
  let slack: LocalSlack;
  let apps: App[];

  beforeEach(async () => {
    clock.set('2026-10-19T00:00:00Z');
    slack = await startLocalSlack({ strict: false, now: () => clock.now().getTime() });
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
    const { sql } = database.store;
    const isReady = async () =>
      (await sql`select 1 from schedules where name = 'kpis.plan-mondays'`).length > 0 &&
      (await sql`select 1 from people where slack_user_id in ${sql([...LEADS])}`).length === LEADS.length;
    await vi.waitFor(
      async () => {
        await settle();
        expect(await isReady()).toBe(true);
      },
      { timeout: 30_000, interval: 20 },
    );
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
  const plantTeams = async () => {
    const { sql } = database.store;
    for (const lead of LEADS)
      for (const n of [1, 2, 3])
        await sql`
          insert into teams (id, workspace_id, name, lead_person_id, created_at)
          select gen_random_uuid(), workspace_id, ${`${lead} ${n}`}, id, '2026-10-01T00:00:00Z'
          from people where slack_user_id = ${lead}`;
    // A pull request was told of: without any, Monday has nothing to say.
    await sql`
      insert into kpi_facts (pull_request_id, workspace_id, repository_id, team_ids, time_zone, bot, merged, revert, hotfix,
        merged_at, deployed_at, updated_at, merged_week, deployed_week, updated_week, readings, rules)
      select gen_random_uuid(), id, gen_random_uuid(), '{}', 'UTC', false, true, false, false,
        now(), now(), now(), '2026-10-12', '2026-10-12', '2026-10-12', '', 1 from workspaces`;
    await sql`update schedules set next_run_at = '2026-10-19T00:00:00Z' where name = 'kpis.plan-mondays'`;
    await settle();
  };

  it('send each lead of three teams one message a week, at nine on their wall, over a change of the clocks', async () => {
    await plantTeams();
    // Berlin leaves summer on 25 October, New York on 1 November, Kolkata never.
    const mondays = {
      '2026-10-19': ['07:00', '13:00', '03:30'],
      '2026-10-26': ['08:00', '13:00', '03:30'],
      '2026-11-02': ['08:00', '14:00', '03:30'],
    };
    const keys = () => Object.entries(slack.keys()).filter(([key]) => key.startsWith('kpi-monday:'));
    let sent = 0;
    for (const [day, times] of Object.entries(mondays))
      for (const time of times.toSorted()) {
        // The replica ahead may send two minutes early by ours: on its own clock it is nine.
        clock.set(new Date(Date.parse(`${day}T${time}:00Z`) - SKEW_MS - 1_000).toISOString());
        await settle();
        expect(keys()).toHaveLength(sent);
        for (const minutes of [-2, 0, 2]) {
          clock.set(new Date(Date.parse(`${day}T${time}:00Z`) + minutes * 60_000).toISOString());
          await settle();
        }
        sent += 1;
        expect(keys()).toHaveLength(sent);
      }
    expect(keys().filter(([, times]) => times !== 1)).toEqual([]);
  });
});
