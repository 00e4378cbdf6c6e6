import { beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/adapters/system/random.ts';
import { followTask } from '../../../../src/features/escalations/use-cases/follow-task.ts';
import { endUnstuck, raiseStuck } from '../../../../src/features/escalations/use-cases/raise-stuck.ts';
import { wakeEscalation } from '../../../../src/features/escalations/use-cases/wake.ts';
import type { RuleActor } from '../../../../src/kit/actor.ts';
import type { EscalationId, TaskId, WorkspaceId } from '../../../../src/kit/ids.ts';
import { createOutbox } from '../../../../src/platform/outbox/outbox.ts';
import { createSchedules } from '../../../../src/platform/schedule/create-schedules.ts';
import { stuckWork } from '../../../../src/ports/inbound/stuck-work.ts';
import { connectCodeHost, deliver, matchAccount } from '../../../support/code-host.ts';
import { githubStory } from '../../../support/github-story.ts';
import { testApp } from '../../../support/test-app.ts';

/** Jobs run at least once, on any replica, late and in any order. Wednesday 25 November 2026, 10:00 in Berlin. */
describe('an escalation that many look at', () => {
  const muster = testApp();
  const needs = () => ({
    ...{ scope: muster.store.scope, clock: muster.clock, random: createRandom(), schedules: createSchedules() },
    outbox: createOutbox({ clock: muster.clock, onWritten: () => {} }),
    holidays: { of: async () => () => false, regions: async () => [] },
    announce: async () => {},
  });
  let actor: RuleActor;
  let taskId: TaskId;

  beforeEach(async () => {
    await muster.as('U0JONAS').command('/task', 'list');
    await muster.as('U0MIRA').command('/task', 'Fix the login page <@U0ANA|ana>');
    const [row] = await muster.store.sql`select id, workspace_id from tasks`;
    taskId = row?.id as TaskId;
    const workspaceId = row?.workspace_id as WorkspaceId;
    actor = { kind: 'rule', workspaceId, rule: 'test', surface: 'schedule', requestKey: null };
  });
  const asked = async () => (await muster.store.sql`select 1 from escalation_asks`).length;
  const block = () => muster.as('U0ANA').command('/task', 'block T-1 No key');

  it('opens once and asks once, however often and late the event comes', async () => {
    await block();
    await Promise.all([1, 2, 3].map(() => followTask(needs(), actor, taskId)));
    expect((await muster.store.sql`select 1 from escalations`).length).toBe(1);
    expect(await asked()).toBe(1);
    await muster.as('U0ANA').command('/task', 'start T-1');
    await followTask(needs(), actor, taskId);
    const [row] = await muster.store
      .sql`select count(*)::int as all, count(resolved_at)::int as resolved from escalations`;
    expect(row).toEqual({ all: 1, resolved: 1 });
  });

  it('climbs once when two replicas wake it at the same moment, and again much later', async () => {
    await block();
    const [row] = await muster.store.sql`select id from escalations`;
    const id = row?.id as EscalationId;
    await Promise.all([1, 2].map(() => wakeEscalation(needs(), actor, id)));
    expect(await asked()).toBe(1);
    muster.clock.set('2026-11-26T09:00:00Z');
    await Promise.all([1, 2, 3, 4].map(() => wakeEscalation(needs(), actor, id)));
    const climbs = await muster.store.sql`select 1 from history where action = 'escalation.climb'`;
    expect(climbs.length).toBe(1);
    await muster.as('U0ANA').command('/task', 'done T-1');
    await wakeEscalation(needs(), actor, id);
    const after = await muster.store.sql`select action from history where subject_kind = 'escalation' order by at, id`;
    expect(after.at(-1)?.action).toBe('escalation.resolve');
  });

  it('is raised by features that watch something, once, and again only for a new trouble', async () => {
    const stuck = stuckWork.payload.parse({
      ...{ workspaceId: actor.workspaceId, subject: { kind: 'task', id: taskId }, cause: 'sync-conflict' },
      ...{ reason: 'two dates', first: null, since: '2026-11-25T08:00:00Z', part: 'due date' },
    });
    await Promise.all([1, 2].map(() => raiseStuck(needs(), actor, stuck)));
    await muster.settled();
    expect(muster.as('U0MIRA').escalation().text).toContain('the two don’t agree: two dates');
    expect(await asked()).toBe(1);
    await muster.as('U0MIRA').press('Settled', muster.as('U0MIRA').escalation());
    await raiseStuck(needs(), actor, stuck);
    expect(await asked()).toBe(1);
    await raiseStuck(needs(), actor, { ...stuck, since: '2026-11-25T10:00:00.000Z' });
    expect(await asked()).toBe(2);
  });

  it('is raised once for a review, ends with it, and is not raised by what is announced after it came', async () => {
    await connectCodeHost(muster, '2026-11-20T08:00:00Z');
    await matchAccount(muster, 'jonas', 'U0JONAS');
    await matchAccount(muster, 'ana', 'U0ANA');
    const pull = githubStory({ number: 31, author: 'ana', at: '2026-11-25T08:00:00Z' });
    await deliver(muster, pull.opened(), pull.asked({ at: '2026-11-25T08:05:00Z', of: 'jonas' }));
    const [row] = await muster.store.sql`select p.id, p.requested_reviewer_ids->>0 as asked, i.person_id
      from pull_requests p join identities i on i.id::text = p.requested_reviewer_ids->>0`;
    const stuck = stuckWork.payload.parse({
      ...{ workspaceId: actor.workspaceId, subject: { kind: 'pull-request', id: row?.id }, cause: 'review-waiting' },
      ...{ reason: '', first: { kind: 'person', personId: row?.person_id }, since: '2026-11-23T08:00:00Z' },
      part: `account:${row?.asked}`,
    });
    await Promise.all([1, 2, 3].map(() => raiseStuck(needs(), actor, stuck)));
    expect(await asked()).toBe(1);
    await deliver(muster, pull.reviewed({ at: '2026-11-25T08:30:00Z', by: 'jonas', id: 1, state: 'approved' }));
    const [after] = await muster.store.sql`select resolved_how from escalations`;
    expect(after?.resolved_how).toBe('reviewed');
    await raiseStuck(needs(), actor, stuck);
    await endUnstuck(needs(), actor, stuck);
    expect((await muster.store.sql`select 1 from escalations`).length).toBe(1);
  });

  it('is not raised for closed work, and not for checks that don’t fail', async () => {
    const stuck = stuckWork.payload.parse({
      ...{ workspaceId: actor.workspaceId, subject: { kind: 'task', id: taskId }, cause: 'failing-checks' },
      ...{ reason: '', first: null, since: '2026-11-25T08:00:00Z' },
    });
    await raiseStuck(needs(), actor, stuck);
    await muster.as('U0ANA').command('/task', 'done T-1');
    await raiseStuck(needs(), actor, { ...stuck, cause: 'sync-conflict' });
    expect(await asked()).toBe(0);
  });
});
