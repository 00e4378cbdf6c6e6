import { expect, it } from 'vitest';
import { testDatabase, WORKSPACE } from '../../support/database.ts';
import { readFlow } from '../../../src/features/sprints/use-cases/read-flow.ts';
const db = testDatabase();
it('measures', async () => {
  const sql = db.store.sql;
  await sql`insert into people (id, workspace_id, slack_user_id, name, real_name, handle, time_zone, locale, kind)
    select ('0190a000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ${WORKSPACE}, 'U' || n, 'P' || n, 'P' || n, 'p' || n, 'UTC', 'en-US', 'member' from generate_series(1, 10) n`;
  await sql`insert into teams (id, workspace_id, name, lead_person_id, created_at) values ('0190a000-0000-7000-8000-00000000aaaa', ${WORKSPACE}, 'Web', '0190a000-0000-7000-8000-000000000001', now())`;
  await sql`insert into team_members (workspace_id, team_id, person_id) select ${WORKSPACE}, '0190a000-0000-7000-8000-00000000aaaa', id from people`;
  await sql`insert into tasks (id, workspace_id, number, title, details, status, creator_id, responsible_id, accountable_id, points, priority, type, labels, private, created_at, started_at, completed_at, version)
    select ('0190a000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, ${WORKSPACE}, n, 'Task ' || n, repeat('x', 1500), case when n > 60 then 'completed' else 'assigned' end,
      p, p, p, 3, 'normal', 'feature', '[]'::jsonb, false, now(), now() - interval '5 days', case when n > 60 then now() - interval '1 day' * (n % 180) end, 10
    from (select n, ('0190a000-0000-7000-8000-' || lpad((n % 10 + 1)::text, 12, '0'))::uuid as p from generate_series(1, 1000) n) t`;
  await sql`insert into history (id, workspace_id, subject_kind, subject_id, at, actor_kind, surface, action, before, after)
    select gen_random_uuid(), ${WORKSPACE}, 'task', t.id, now() - interval '10 days' + interval '1 hour' * v, 'rule', 'job', 'task.edit', to_jsonb(t),
      jsonb_build_object('version', v, 'status', 'assigned', 'points', v, 'completedAt', null, 'title', t.title, 'private', false, 'responsibleId', t.responsible_id, 'blocker', null, 'details', t.details)
    from tasks t, generate_series(1, 10) v where t.number <= 200`;
  await sql`insert into sprints (id, workspace_id, team_id, source, name, state, time_zone, starts_on, ends_on, started_at, created_at, version)
    values ('0190a000-0000-7000-8000-00000000bbbb', ${WORKSPACE}, '0190a000-0000-7000-8000-00000000aaaa', 'muster', 'S', 'open', 'UTC', current_date - 10, current_date + 3, now() - interval '10 days', now(), 1)`;
  await sql`insert into sprint_tasks (id, workspace_id, sprint_id, task_id, joined_at) select gen_random_uuid(), ${WORKSPACE}, '0190a000-0000-7000-8000-00000000bbbb', id, now() - interval '11 days' from tasks where number <= 100`;
  const needs = { scope: db.store.scope, clock: { now: () => new Date() }, holidays: { of: async () => () => false } } as never;
  const reader = { workspaceId: WORKSPACE, personId: '0190a000-0000-7000-8000-000000000001', role: 'lead' } as never;
  for (let n = 0; n < 12; n += 1) {
    const t = performance.now();
    const flows = await readFlow(needs, reader);
    console.log(`${Math.round(performance.now() - t)} ms, ${flows[0]?.live[0]?.numbers.points.committed}`);
  }
  expect(1).toBe(1);
});
