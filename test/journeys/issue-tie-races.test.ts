import { beforeEach, describe, expect, it } from 'vitest';
import { newTie } from '../../src/features/issues/domain/tie.ts';
import { claimTie, isTied } from '../../src/features/issues/store/ties.ts';
import { createKnownTasks } from '../../src/features/tasks/index.ts';
import type { TaskId, WorkspaceId } from '../../src/kit/ids.ts';
import type { Tx } from '../../src/ports/outbound/store.ts';
import { localTracker, TRACKER } from '../support/local-tracker.ts';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

/** Moving a task makes work only where it is tied; who ties it at that moment and who moves it can't miss each other. */
describe('a task that moves', () => {
  const tracker = localTracker();
  const muster = testApp({ env: tracker.env });
  let ana: Persona;
  let workspaceId: WorkspaceId;
  let taskId: TaskId;
  const world = () => tracker.jira.world;
  const followed = async () => {
    const rows = await muster.store.sql`select id from pgboss.job where data ->> 'kind' = 'issues.follow-task'`;
    return rows.length;
  };

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    await ana.command('/task', 'list');
    workspaceId = await tracker.connect(muster);
    await ana.command('/task', 'Fix the login page');
    world().create({ summary: 'Fix the login page' });
    await tracker.settled(muster);
    const [task] = await muster.store.sql<{ id: TaskId }[]>`select id from tasks`;
    if (task === undefined) throw new Error('no task');
    taskId = task.id;
  });

  /** Does `first` in a transaction, lets `second` begin, and ends the transaction when `second` waits for it. */
  async function overlap<T>(first: (tx: Tx) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
    const running = await muster.store.scope(workspaceId, async (tx) => {
      await first(tx);
      const started = second();
      await expect
        .poll(async () => (await muster.store.sql`select 1 from pg_locks where not granted`).length, { interval: 5 })
        .toBeGreaterThan(0);
      return { started };
    });
    return running.started;
  }

  it('makes no work for Jira where it isn’t tied, and some where it is', async () => {
    await ana.command('/task', 'start T-1');
    await ana.command('/task', 'done T-1');
    expect(await followed()).toBe(0);
    await ana.command('/task', 'jira T-1 ABC-1');
    await tracker.settled(muster);
    expect(world().get('ABC-1').status.name).toBe('Done');
    const before = await followed();
    await ana.command('/task', 'reopen T-1');
    await tracker.settled(muster);
    expect(await followed()).toBe(before + 1);
    expect(world().get('ABC-1').status.name).toBe('To Do');
  });

  it('while somebody ties it takes its issue along: the tie waits for the move', async () => {
    let told: boolean | null = null;
    await overlap(
      async (tx) => {
        await tx.sql`update tasks set status = 'in_progress', version = version + 1 where id = ${taskId}`;
        told = await isTied(tx, taskId);
      },
      () => ana.command('/task', 'jira T-1 ABC-1'),
    );
    await tracker.settled(muster);
    expect(told).toBe(false);
    expect(world().get('ABC-1').status.name).toBe('In Progress');
  });

  it('while somebody ties it takes its issue along: the move waits for the tie', async () => {
    const [issue] = await muster.store.sql<{ host_id: string }[]>`select host_id from issues`;
    await overlap(
      async (tx) => {
        await createKnownTasks().hold(tx, taskId);
        const pair = { connectionId: TRACKER, issueHostId: issue?.host_id ?? '', taskId };
        const id = '0190d000-0000-7000-8000-0000000000aa';
        await claimTie(tx, newTie({ ...pair, id, state: 'tied', tiedById: null, at: muster.clock.now() }));
      },
      () => ana.command('/task', 'start T-1'),
    );
    await tracker.settled(muster);
    expect(await followed()).toBe(1);
    expect(world().get('ABC-1').status.name).toBe('In Progress');
  });
});
