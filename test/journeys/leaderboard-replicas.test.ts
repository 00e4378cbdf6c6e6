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
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'] as const;

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
  /** One team in each zone, which merged something once. */
  const plantTeams = async () => {
    const [row] = await database.store.sql<{ id: string }[]>`select id from workspaces`;
    const workspaceId = String(row?.id);
    for (const [n, zone] of ZONES.entries()) {
      const teamId = `0190e000-0000-7000-8000-00000000000${n}`;
      await database.store.sql`
        insert into teams (id, workspace_id, name, channel_id, created_at)
        values (${teamId}, ${workspaceId}, ${`Team ${n}`}, 'C0GENERAL', '2026-10-01T00:00:00Z')`;
      await database.store.sql`
        insert into detective_teams (workspace_id, team_id, surveys, leaderboard, weekday, post_at, time_zone, channel_id)
        values (${workspaceId}, ${teamId}, true, true, 1, '09:00', ${zone}, null)`;
      await database.store.sql`
        insert into leaderboard_merges (pull_request_id, workspace_id, author_id, team_ids, merged_at)
        values (${teamId}, ${workspaceId}, ${teamId}, ${JSON.stringify([teamId])}::text::jsonb, '2026-10-01T00:00:00Z')`;
    }
    await database.store
      .sql`update schedules set next_run_at = '2026-10-19T00:00:00Z' where name = 'leaderboard.plan-daily'`;
    await settle();
  };

  it('post each team’s week exactly once, at nine on its wall, over a change of the clocks', async () => {
    await plantTeams();
    // Berlin leaves summer on 25 October, New York on 1 November, Kolkata never.
    const mondays = {
      '2026-10-19': ['07:00', '13:00', '03:30'],
      '2026-10-26': ['08:00', '13:00', '03:30'],
      '2026-11-02': ['08:00', '14:00', '03:30'],
    };
    const keys = () => Object.entries(slack.keys()).filter(([key]) => key.startsWith('leaderboard:'));
    let posted = 0;
    for (const [day, times] of Object.entries(mondays))
      for (const time of times.toSorted()) {
        // The replica ahead may post two minutes early by ours: on its own clock it is nine.
        clock.set(new Date(Date.parse(`${day}T${time}:00Z`) - SKEW_MS - 1_000).toISOString());
        await settle();
        expect(keys()).toHaveLength(posted);
        for (const minutes of [-2, 0, 2]) {
          clock.set(new Date(Date.parse(`${day}T${time}:00Z`) + minutes * 60_000).toISOString());
          await settle();
        }
        posted += 1;
        expect(keys()).toHaveLength(posted);
      }
    expect(keys().filter(([, times]) => times !== 1)).toEqual([]);
    const weeks = await database.store.sql<{ week: string; n: number }[]>`
      select week, count(*)::int as n from leaderboard_weeks group by week order by week`;
    expect(weeks.map(({ week, n }) => `${week} ${n}`)).toEqual(['2026-W42 3', '2026-W43 3', '2026-W44 3']);
  });
});
