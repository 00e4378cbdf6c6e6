import { beforeEach, describe, expect, it } from 'vitest';
import { cloudUpdate, ITEMS, JIRA_EXAMPLES, SPRINTS } from '../support/jira-examples.ts';
import { adminWebhook, sendJira } from '../support/jira-webhooks.ts';
import { localTracker, TRACKER_SECRET } from '../support/local-tracker.ts';
import { testApp } from '../support/test-app.ts';

/** Webhooks of every recorded shape through the real door, into what is stored. Its project is the local Jira's first. */
describe('webhooks of Cloud and Server', () => {
  const tracker = localTracker();
  const muster = testApp({ env: tracker.env });
  beforeEach(async () => {
    await muster.as('U0MIRA').command('/task', 'list');
    await tracker.connect(muster);
  });
  const send = (payload: unknown) => sendJira(muster.url, adminWebhook(TRACKER_SECRET, { payload }));
  const issues = () => muster.store.sql`
    select key, summary, status, category, points, sprint_ids as sprints, type, parent_key as parent from issues order by key`;
  const changes = async () =>
    (await muster.store.sql<{ id: string }[]>`select change_id as id from issue_changes order by 1`).map(
      ({ id }) => id,
    );
  const dead = async () => (await muster.store.sql`select 1 from deliveries where dead_at is not null`).length;

  it('are never answered 5xx or given up, whatever their order and repetition', async () => {
    const statuses = new Set<number>();
    for (const { payload } of [...JIRA_EXAMPLES, ...JIRA_EXAMPLES.toReversed()])
      statuses.add((await send(payload)).status);
    await muster.settled();
    expect([[...statuses], await dead()]).toEqual([[202], 0]);
  });

  it('leave the right state, and each change once', async () => {
    for (const payload of [cloudUpdate([]), cloudUpdate(Object.values(ITEMS)), cloudUpdate([ITEMS.status])])
      expect((await send(payload)).status).toBe(202);
    for (const payload of [SPRINTS.created, SPRINTS.started]) await send(payload);
    await muster.settled();
    expect(await issues()).toEqual([
      {
        ...{ key: 'ABC-12', summary: 'Fix the <login> page & more', status: 'In Progress', category: 'in-progress' },
        ...{ points: 3, sprints: ['7', '8'], type: 'Story', parent: 'ABC-1' },
      },
    ]);
    expect(await changes()).toEqual(
      expect.arrayContaining(['10201:assignee', '10201:points', '10201:sprint', '10201:status']),
    );
    expect(await muster.store.sql`select name from tracker_sprints`).toHaveLength(1);
    await send({ ...cloudUpdate(null), webhookEvent: 'jira:issue_deleted', timestamp: Date.now() });
    await muster.settled();
    expect(await dead()).toBe(0);
  });
});
