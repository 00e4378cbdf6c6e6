import { describe, expect, it } from 'vitest';
import { maySee } from '../../../../src/features/tasks/domain/rights.ts';
import { type Task, taskStatuses } from '../../../../src/features/tasks/domain/task.ts';
import { taskPeople, tasks, taskWaits } from '../../../../src/features/tasks/schema.ts';
import { findTask, listOnlookers } from '../../../../src/features/tasks/store/find-tasks.ts';
import { countOpenTasks, listTasks, type TaskFilter } from '../../../../src/features/tasks/store/list-tasks.ts';
import { toColumns } from '../../../../src/features/tasks/store/rows.ts';
import { saveTask } from '../../../../src/features/tasks/store/save-task.ts';
import { listParentEdges, listWaitEdges } from '../../../../src/features/tasks/store/task-edges.ts';
import type { PersonId, TaskId } from '../../../../src/kit/ids.ts';
import type { Tx } from '../../../../src/ports/outbound/store.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../../support/database.ts';
import { aTask } from '../domain/a-task.ts';

const person = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId;
const id = (n: number) => `0190b000-0000-7000-8000-${String(n).padStart(12, '0')}` as TaskId;

const db = testDatabase();
const inWorkspace = <T>(fn: (tx: Tx) => Promise<T>) => db.store.scope(WORKSPACE, fn);

async function insert(tx: Tx, said: Partial<Task> & { readonly number: number }): Promise<Task> {
  const task = aTask({
    id: id(said.number),
    creatorId: person(1),
    responsibleId: person(2),
    accountableId: person(1),
    ...said,
  });
  const { id: taskId, number, version } = task;
  await tx.insert(tasks).values({ ...toColumns(task), id: taskId, number, version });
  const letters = [
    ...task.consultedIds.map((personId) => ({ taskId, personId, letter: 'C' as const })),
    ...task.informedIds.map((personId) => ({ taskId, personId, letter: 'I' as const })),
  ];
  if (letters.length > 0) await tx.insert(taskPeople).values(letters);
  if (task.waitsForIds.length > 0)
    await tx.insert(taskWaits).values(task.waitsForIds.map((waitsForId) => ({ taskId, waitsForId })));
  return task;
}

const numbersOf = async (tx: Tx, viewer: PersonId, filter: TaskFilter = {}) =>
  (await listTasks(tx, viewer, { filter, limit: 20, offset: 0 })).tasks.map(({ number }) => number);

describe('a list of tasks', () => {
  it('shows each reader exactly what the rule of seeing allows, and counts nothing else', async () => {
    const pick = (n: number, of: number) => person(1 + ((n * 7919) % of));
    await inWorkspace(async (tx) => {
      const all: Task[] = [];
      for (let n = 1; n <= 40; n += 1) {
        const letters = {
          consultedIds: n % 3 === 0 ? [pick(n + 1, 5)] : [],
          informedIds: n % 5 === 0 ? [pick(n + 2, 5)] : [],
        };
        const raci = { creatorId: pick(n, 5), responsibleId: pick(n + 3, 5), accountableId: pick(n * 3, 5) };
        all.push(await insert(tx, { number: n, private: n % 2 === 0, ...raci, ...letters }));
      }
      for (let viewer = 1; viewer <= 6; viewer += 1) {
        const actor = { personId: person(viewer), role: 'admin' as const };
        const allowed = all.filter((task) => maySee({ actor, task }).kind === 'allowed').map(({ number }) => number);
        const pages = [0, 20].map((offset) => listTasks(tx, person(viewer), { filter: {}, limit: 20, offset }));
        const [first, second] = await Promise.all(pages);
        const shown = [...(first?.tasks ?? []), ...(second?.tasks ?? [])].map(({ number }) => number);
        expect(shown.sort((a, b) => a - b)).toEqual(allowed);
        expect(first?.total).toBe(allowed.length);
      }
    });
  });

  it('never reaches into another workspace', async () => {
    await inWorkspace((tx) => insert(tx, { number: 1 }));
    await db.store.scope(OTHER_WORKSPACE, async (tx) => {
      expect(await numbersOf(tx, person(1))).toEqual([]);
      expect(await findTask(tx, id(1))).toBeNull();
      await insert(tx, { id: id(2), number: 1 });
      expect(await numbersOf(tx, person(1))).toEqual([1]);
    });
  });

  it('counts every status but the closed ones as open', async () => {
    await inWorkspace(async (tx) => {
      for (const [n, status] of taskStatuses.entries()) await insert(tx, { number: n + 1, status });
      expect(await countOpenTasks(tx, person(2))).toBe(3);
    });
  });

  it('of what others wait for has blocked tasks and those held up by open work, never one’s own', async () => {
    const blocker = { reason: 'x', tried: '', expectedOn: null, blockedAt: new Date(0), blockedById: person(3) };
    const theirs = { responsibleId: person(3) };
    await inWorkspace(async (tx) => {
      await insert(tx, { number: 1 });
      await insert(tx, { number: 2, status: 'completed' });
      await insert(tx, { number: 3, ...theirs, waitsForIds: [id(1)] });
      await insert(tx, { number: 4, ...theirs, waitsForIds: [id(2)] });
      const onPerson = { ...blocker, waitingOn: { kind: 'person' as const, personId: person(2) } };
      const onTask = { ...blocker, waitingOn: { kind: 'task' as const, taskId: id(1) } };
      await insert(tx, { number: 5, ...theirs, status: 'blocked', blocker: onPerson });
      await insert(tx, { number: 6, ...theirs, status: 'blocked', blocker: onTask });
      await insert(tx, { number: 7, waitsForIds: [id(1)] });
      const waiting = await numbersOf(tx, person(2), { waitsOnPerson: person(2) });
      expect(waiting.sort()).toEqual([3, 5, 6]);
      const onlookers = await listOnlookers(tx, { id: id(1), parentId: id(4) });
      expect(onlookers.map(({ number }) => number).sort()).toEqual([3, 4, 6, 7]);
    });
  });

  it('takes what is due at an instant as due by it', async () => {
    const dueAt = new Date('2026-11-27T17:00:00Z');
    await inWorkspace(async (tx) => {
      await insert(tx, { number: 1, dueOn: '2026-11-27', dueAt });
      await insert(tx, { number: 2 });
      expect(await numbersOf(tx, person(2), { dueBy: dueAt })).toEqual([1]);
      expect(await numbersOf(tx, person(2), { dueBy: new Date(dueAt.getTime() - 1) })).toEqual([]);
      expect(await numbersOf(tx, person(2), { dueAfter: dueAt })).toEqual([]);
    });
  });
});

describe('a saved task', () => {
  it('comes back as it was, and is written only over the version it was read at', async () => {
    await inWorkspace(async (tx) => {
      await insert(tx, { number: 1 });
      await insert(tx, { number: 2 });
      const before = await findTask(tx, id(1));
      if (before === null) throw new Error('the task is there');
      const after: Task = {
        ...before,
        title: 'Other',
        consultedIds: [person(4), person(5)],
        waitsForIds: [id(2)],
        status: 'blocked',
        blocker: {
          ...{ reason: 'x', tried: 'y', waitingOn: null, expectedOn: '2026-12-01' },
          ...{ blockedAt: new Date('2026-11-25T09:00:00Z'), blockedById: person(2) },
        },
      };
      expect(await saveTask(tx, before, after)).toMatchObject({ version: 2 });
      expect(await findTask(tx, id(1))).toEqual({ ...after, version: 2 });
      expect(await saveTask(tx, before, after)).toBeNull();
      await saveTask(tx, { ...after, version: 2 }, { ...after, consultedIds: [], waitsForIds: [] });
      expect(await findTask(tx, id(1))).toMatchObject({ consultedIds: [], waitsForIds: [], version: 3 });
    });
  });
});

describe('edges', () => {
  it('are followed to the end and around circles, hidden tasks marked', async () => {
    await inWorkspace(async (tx) => {
      await insert(tx, { number: 1 });
      await insert(tx, { number: 2, waitsForIds: [id(1)], private: true });
      await insert(tx, { number: 3, waitsForIds: [id(2)] });
      await tx.insert(taskWaits).values({ taskId: id(1), waitsForId: id(3) });
      const { edges, hidden } = await listWaitEdges(tx, person(9), [id(3)]);
      expect(Object.fromEntries(edges)).toEqual({ 1: [3], 2: [1], 3: [2] });
      expect([...hidden]).toEqual([2]);
      expect([...(await listWaitEdges(tx, person(1), [id(3)])).hidden]).toEqual([]);
    });
  });

  it('of parents lead up to the top', async () => {
    await inWorkspace(async (tx) => {
      await insert(tx, { number: 1 });
      await insert(tx, { number: 2, parentId: id(1), private: true });
      await insert(tx, { number: 3, parentId: id(2) });
      const { edges, hidden } = await listParentEdges(tx, person(9), id(3));
      expect(Object.fromEntries(edges)).toEqual({ 3: [2], 2: [1] });
      expect([...hidden]).toEqual([2]);
    });
  });
});
