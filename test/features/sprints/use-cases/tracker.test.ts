import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/adapters/system/random.ts';
import { issueWebhooks } from '../../../../src/features/issues/webhooks.ts';
import { readKept } from '../../../../src/features/sprints/domain/read-record.ts';
import { readReport } from '../../../../src/features/sprints/store/read-report.ts';
import { findRecord } from '../../../../src/features/sprints/store/records.ts';
import { listByTracker } from '../../../../src/features/sprints/store/tracker-sprints.ts';
import { followTracker, sealTracker } from '../../../../src/features/sprints/use-cases/follow-tracker.ts';
import { verifyRecord } from '../../../../src/features/sprints/use-cases/verify-record.ts';
import { createKnownTasks } from '../../../../src/features/tasks/index.ts';
import type { PersonActor, RuleActor } from '../../../../src/kit/actor.ts';
import type { TrackerSprintId } from '../../../../src/kit/ids.ts';
import { inBackground } from '../../../../src/platform/background.ts';
import type { TrackerNews } from '../../../../src/ports/inbound/tracker-facts.ts';
import type { Ports } from '../../../../src/ports/outbound/ports.ts';
import type { Tx } from '../../../../src/ports/outbound/store.ts';
import type { TrackerFact } from '../../../../src/ports/outbound/tracker-fact.ts';
import type { IssueChange, IssueFact } from '../../../../src/ports/outbound/tracker-records.ts';
import { connectTracker } from '../../../support/connect-tracker.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { statuses, toldIssue, toldSprint } from '../../issues/story.ts';

const db = testDatabase();
const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 10, day, hour));
const actor = {
  kind: 'rule',
  workspaceId: WORKSPACE,
  rule: 'sprints.test',
  surface: 'webhook',
  requestKey: null,
} as RuleActor;
const reader = { workspaceId: WORKSPACE } as PersonActor;

/** Sprint 30 of Jira, Monday 2 to Friday 6 November, nine to nine in UTC. */
describe('a sprint of Jira', () => {
  const sprint = (state: 'future' | 'active' | 'closed', now: Date): TrackerFact => ({
    ...{ kind: 'sprint', at: now },
    sprint: toldSprint('30', {
      ...{ state, startsAt: at(2), endsAt: at(6), completedAt: state === 'closed' ? at(6) : null },
    }),
  });
  let changes = 0;
  const told = (
    number: number,
    now: Date,
    issue: Partial<IssueFact>,
    ...changed: readonly Partial<IssueChange>[]
  ): TrackerFact => {
    const fact = toldIssue(number, { createdAt: at(1), ...issue, updatedAt: now });
    const all = changed.map((one) => {
      changes += 1;
      return { issueId: fact.id, changeId: `${changes}:${one.field}`, at: now, by: null, ...one } as IssueChange;
    });
    return { kind: 'issue', at: now, by: null, issue: fact, changes: all };
  };
  const [toDo, done] = [statuses[0], statuses[3]];
  if (toDo === undefined || done === undefined) throw new Error('no statuses');
  const joined = { field: 'sprint', from: [], to: ['30'] } as const;
  const wasDone = { field: 'status', from: toDo, to: done } as const;
  const story: readonly TrackerFact[] = [
    sprint('future', at(1, 10)),
    // 5 and 3 points are in it at the start; the 3 become 8 on Wednesday, the 5 are done on Tuesday.
    told(1, at(1, 10), { points: 5, sprintIds: ['30'] }, joined),
    told(2, at(1, 11), { points: 3, sprintIds: ['30'] }, joined),
    sprint('active', at(2)),
    told(1, at(3), { points: 5, sprintIds: ['30'], status: done }, wasDone),
    told(2, at(4), { points: 8, sprintIds: ['30'] }, { field: 'points', from: 3, to: 8 }),
    // 2 points join on Thursday and are done on Friday.
    told(3, at(5), { points: 2, sprintIds: ['30'] }, joined),
    told(3, at(6, 8), { points: 2, sprintIds: ['30'], status: done }, wasDone),
    sprint('closed', at(6)),
    // What isn't done goes into the next one, and stays in this one's list.
    told(2, at(6, 10), { points: 8, sprintIds: ['30', '31'] }, { field: 'sprint', from: ['30'], to: ['30', '31'] }),
  ];

  it.each([
    ['in order', story],
    ['in the opposite order', story.toReversed()],
    ['twice', [...story, ...story]],
  ])('told of %s comes to the same numbers, and its sealed record stays', async (_, facts) => {
    await inBackground(() =>
      db.store.scope(WORKSPACE, async (tx) => {
        const needs = needsOf(tx);
        const connectionId = await connectTracker(tx, { connectedAt: at(1, 0), number: 1, both: true });
        const tell = async (all: readonly TrackerFact[]) => {
          for (const fact of all) {
            const listen = issueWebhooks(needs)[fact.kind] as ((news: TrackerNews) => Promise<void>) | undefined;
            await listen?.({
              ...{ workspaceId: WORKSPACE, connectionId, fact },
              ...{ deliveryId: 'test', receivedAt: fact.at, log: silentLog },
            });
          }
        };
        await tell(facts);
        const ids = (await tx.sql<{ id: TrackerSprintId }[]>`select id from tracker_sprints where host_id = '30'`).map(
          ({ id }) => id,
        );
        await followTracker(needs, actor, ids);
        await followTracker(needs, actor, ids);
        const [mirrored, ...others] = await listByTracker(tx, ids);
        if (mirrored === undefined) throw new Error('not mirrored');
        expect(others).toEqual([]);
        expect(mirrored).toMatchObject({
          name: 'Sprint 30',
          state: 'closed',
          startsOn: '2026-11-02',
          endsOn: '2026-11-06',
        });
        const report = await readReport(tx, { sprint: mirrored, teamName: '', now: at(9) });
        expect(report.numbers).toMatchObject({
          unit: 'points',
          // 5 + 3; 2 joined and 5 more by the estimate; 5 + 2 done; 8 left.
          points: { committed: 8, added: 7, removed: 0, reestimated: 5, completed: 7, carriedOver: 8 },
          items: { committed: 2, added: 1, completed: 2, carriedOver: 1 },
        });
        expect(report.burndown?.days.map(({ scope, remaining }) => `${remaining}/${scope}`)).toEqual([
          ...['8/8', '3/8', '8/13', '10/15', '8/15'],
        ]);
        await sealTracker(needs, actor, mirrored.id);
        const record = await findRecord(tx, mirrored.id, 'closed');
        // Later the tracker tells something of the past, and Muster seals again.
        await tell([
          told(1, at(10), { points: 13, sprintIds: ['30'] }, { field: 'points', from: 5, to: 13, at: at(5) }),
        ]);
        await sealTracker(needs, actor, mirrored.id);
        expect(await findRecord(tx, mirrored.id, 'closed')).toEqual(record);
        const verified = await verifyRecord(needs, reader, { sprintId: mirrored.id, moment: 'closed' });
        expect(verified).toMatchObject({ isUnbroken: true, isSame: true });
        const kept = readKept(record?.body ?? '');
        expect(kept.tracker?.issues.map(({ key }) => key).sort()).toEqual(['ABC-1', 'ABC-2', 'ABC-3']);
        expect(await findRecord(tx, mirrored.id, 'opened')).toMatchObject({ at: at(2) });
      }),
    );
  });

  it('that the tracker deletes is gone here too, as long as nothing is sealed', async () => {
    await inBackground(() =>
      db.store.scope(WORKSPACE, async (tx) => {
        const needs = needsOf(tx);
        const connectionId = await connectTracker(tx, { connectedAt: at(1, 0), number: 1, both: true });
        const news = { workspaceId: WORKSPACE, connectionId, deliveryId: 'test', receivedAt: at(2), log: silentLog };
        const listeners = issueWebhooks(needs);
        await listeners.sprint?.({ ...news, fact: sprint('active', at(2)) } as never);
        const ids = (await tx.sql<{ id: TrackerSprintId }[]>`select id from tracker_sprints`).map(({ id }) => id);
        await followTracker(needs, actor, ids);
        expect(await listByTracker(tx, ids)).toHaveLength(1);
        await listeners['sprint-deleted']?.({
          ...news,
          fact: { kind: 'sprint-deleted', at: at(3), sprintId: '30' },
        } as never);
        await followTracker(needs, actor, ids);
        expect(await listByTracker(tx, ids)).toEqual([]);
      }),
    );
  });
});

function needsOf(tx: Tx): Ports {
  return {
    ...{ clock: { now: () => at(9) }, random: createRandom(), log: silentLog },
    scope: <T>(_: unknown, fn: (tx: Tx) => Promise<T>) => fn(tx),
    ...{ jobs: { add: async () => {} }, announce: async () => {}, knownTasks: createKnownTasks() },
    outbox: { refresh: async () => {}, card: async () => {} },
    schedules: { set: async () => {}, cancel: async () => {} },
    holidays: { of: async () => () => false },
    vault: { fingerprint: (text: string) => `seal of ${text.length}` },
  } as unknown as Ports;
}
