import { describe, expect, it } from 'vitest';
import { syncRoom } from '../../../../support/sync-room.ts';

const UNTIL = '2026-11-25T09:00:00Z';

describe('reading the past', () => {
  const room = syncRoom({
    until: UNTIL,
    days: 80,
    repositories: [
      { name: 'api', pullRequests: 60, deployments: 130 },
      { name: 'web', pullRequests: 90 },
    ],
  });
  const steps = async () =>
    (await room.sql()<{ step: string }[]>`select step from repository_syncs order by repository_id`).map(
      ({ step }) => step,
    );
  const known = async () => (await room.rows()).pull_requests?.length;

  it('takes the last 30 days of every repository before anything older', async () => {
    await room.start();
    while ((await steps()).includes('recent')) {
      const before = await steps();
      await room.run(room.queue.shift() ?? 'nothing is queued');
      // Neither is read on beyond its page before the other’s recent days are here.
      if (before.includes('recent')) expect(before).not.toContain('done');
    }
    await room.work();
    expect(await steps()).toEqual(['done', 'done']);
    expect(await known()).toBe(150);
    expect((await room.rows()).deployments).toHaveLength(130);
  });

  it('makes the same rows whatever fails in between, and reads no page twice that was written', async () => {
    await room.start();
    await room.work();
    const undisturbed = await room.rows();
    await room.sql()`truncate pull_requests, pull_request_reviews, pull_request_comments, pull_request_timeline,
      pull_request_commits, pull_request_files, commits, checks, deployments, repository_syncs, connection_syncs cascade`;

    await room.start();
    const first = room.github.calls.length;
    room.github.limits.fail('PullRequestHistory', { kind: 'status', status: 502 }, { nth: 2 });
    room.github.limits.fail('PullRequestHistory', { kind: 'hang-up' }, { nth: 3 });
    let failures = 0;
    for (let name = room.queue.shift(); name !== undefined; name = room.queue.shift()) {
      room.restart();
      await room.run(name).catch((error: { fault?: string }) => {
        expect(error.fault).toBe('unavailable');
        failures += 1;
        room.queue.unshift(name ?? '');
      });
    }
    expect(failures).toBe(2);
    expect(await room.rows()).toEqual(undisturbed);
    const pages = room.github.calls.slice(first).filter(({ status }) => status === 200);
    // Smaller pages after trouble, and none asked for again.
    expect(pages.length).toBeLessThanOrEqual(12);
  });

  it('lets two jobs on the same page write it once', async () => {
    await room.start();
    await Promise.all([room.run('a'), room.run('b'), room.run('c')]);
    await room.work();
    expect(await known()).toBe(150);
    const [row] = await room.sql()<{ n: number }[]>`select sum(pull_requests)::int as n from repository_syncs`;
    expect(row?.n).toBe(150);
  });

  it.each([
    ['the hourly budget is spent', { kind: 'primary', status: 403, resetMs: 1_500_000 }, 1_500_000],
    ['the hourly budget is spent, said with 429', { kind: 'primary', status: 429, resetMs: 600_000 }, 600_000],
    ['it was asked too quickly', { kind: 'secondary', status: 403, retryAfterSeconds: 75, forMs: 75_000 }, 75_000],
    [
      'it was asked too quickly and says no time',
      { kind: 'secondary', status: 429, retryAfterSeconds: null, forMs: 60_000 },
      60_000,
    ],
  ] as const)('asks nothing while GitHub is limited, also after a restart: %s', async (_, trouble, waitMs) => {
    await room.start();
    room.github.limits.fail('PullRequestHistory', trouble, { nth: 3 });
    await room.work();
    const [wait] = await room.sql()<
      { at: Date }[]
    >`select next_run_at as at from schedules where name = 'pull-requests.read-on'`;
    expect(new Date(String(wait?.at)).getTime()).toBe(Date.parse(UNTIL) + waitMs);
    const asked = room.github.calls.length;
    room.restart();
    await room.run('early');
    await room.start();
    await room.work();
    await room.repair();
    await room.work();
    expect(room.github.calls).toHaveLength(asked);

    room.clock.advance(waitMs);
    await room.run('after the wait');
    await room.work();
    expect(room.github.limits.violations).toEqual([]);
    expect(await known()).toBe(150);
  });

  it('leaves a repository out that is gone, and reads the others', async () => {
    room.github.limits.fail('"name":"api"', { kind: 'status', status: 404 }, { times: 99 });
    await room.start();
    await room.work();
    expect(await steps()).toEqual(['gone', 'done']);
  });

  it('stops where GitHub refuses, and tries again when somebody asks', async () => {
    room.github.limits.fail('PullRequestHistory', { kind: 'status', status: 401 });
    await room.start();
    await room.work();
    expect(await room.sql()`select state from connection_syncs`).toEqual([{ state: 'refused' }]);
    await room.start();
    await room.work();
    expect(await steps()).toEqual(['done', 'done']);
  });

  it('is brought up to date for a free request a repository where nothing changed', async () => {
    await room.start();
    await room.work();
    for (let day = 0; day < 5; day += 1) {
      room.clock.advance(86_400_000);
      await room.repair();
      await room.work();
    }
    const daily = room.github.calls.filter(({ path }) => path.includes('/pulls?'));
    const free = daily.filter(({ status }) => status === 304);
    console.log(`unchanged answers of daily repairs: ${free.length} of ${daily.length} are 304 and free`);
    expect([daily.length, free.length]).toEqual([10, 8]);
  });

  it('reads back to the last known change and no further', async () => {
    await room.start();
    await room.work();
    const web = room.github.world.repository('acme/web');
    for (const number of [3, 40, 41]) {
      const pull = web?.pull(number);
      if (pull) web?.put({ ...pull, title: 'Changed', updatedAt: '2026-11-26T07:00:00Z' });
    }
    room.clock.advance(86_400_000);
    const before = room.github.calls.length;
    await room.repair();
    await room.work();
    expect(await room.sql()`select count(*)::int as n from pull_requests where title = 'Changed'`).toEqual([{ n: 3 }]);
    expect(room.github.calls.slice(before).filter(({ path }) => path === '/graphql').length).toBeLessThanOrEqual(3);
  });
});
