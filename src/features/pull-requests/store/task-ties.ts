import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { RepositoryId, TaskId } from '../../../kit/ids.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { Standing } from '../domain/standing.ts';
import { pullRequests, taskTies } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

export type TaskTie = {
  readonly id: string;
  readonly repositoryId: RepositoryId;
  readonly number: number;
  readonly taskId: TaskId;
  readonly standing: Standing;
};

export async function listTies(
  tx: Tx,
  repositoryId: RepositoryId,
  numbers: readonly number[],
): Promise<readonly TaskTie[]> {
  if (numbers.length === 0) return [];
  const rows = await tx
    .select()
    .from(taskTies)
    .where(and(eq(taskTies.repositoryId, repositoryId), inArray(taskTies.number, [...numbers])));
  return rows.map(toTie);
}

/** New ones, and known ones with what their cards say now. */
export async function saveTies(tx: Tx, ties: readonly TaskTie[]): Promise<void> {
  const conflict = sql`(repository_id, number, task_id) do update set standing = excluded.standing`;
  await insertRows(tx, { table: taskTies, rows: ties, conflict });
}

export async function deleteTies(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(taskTies).where(inArray(taskTies.id, [...ids]));
}

/** Pull requests that name a task, oldest first. Titles are untrusted text. */
export async function listPullRequestsTiedTo(tx: Tx, taskId: TaskId) {
  return tx.kept(tiedTo, { taskId });
}

const tiedTo = (db: Builder) =>
  db
    .select({
      repositoryId: pullRequests.repositoryId,
      number: pullRequests.number,
      title: pullRequests.title,
      url: pullRequests.url,
      standing: taskTies.standing,
    })
    .from(taskTies)
    .innerJoin(
      pullRequests,
      and(eq(pullRequests.repositoryId, taskTies.repositoryId), eq(pullRequests.number, taskTies.number)),
    )
    .where(eq(taskTies.taskId, sql.placeholder('taskId')))
    .orderBy(asc(pullRequests.createdAt), asc(pullRequests.id));

/** Where the pull requests that name these tasks stand, as their cards say. */
export async function listStandingsTiedTo(
  tx: Tx,
  taskIds: readonly TaskId[],
): Promise<readonly Pick<TaskTie, 'taskId' | 'standing'>[]> {
  if (taskIds.length === 0) return [];
  const rows = await tx
    .select({ taskId: taskTies.taskId, standing: taskTies.standing })
    .from(taskTies)
    .where(inArray(taskTies.taskId, [...taskIds]));
  return rows.map(({ taskId, standing }) => ({ taskId: taskId as TaskId, standing }));
}

/** Tasks that these pull requests name: an entry for each pair. */
export async function listTasksTiedTo(
  tx: Tx,
  pulls: readonly { readonly repositoryId: string; readonly number: number }[],
): Promise<readonly Pick<TaskTie, 'repositoryId' | 'number' | 'taskId'>[]> {
  if (pulls.length === 0) return [];
  const pairs = pulls.map(({ repositoryId, number }) => sql`(${repositoryId}::uuid, ${number}::int)`);
  const rows = await tx
    .select()
    .from(taskTies)
    .where(sql`(${taskTies.repositoryId}, ${taskTies.number}) in (${sql.join(pairs, sql`, `)})`)
    .orderBy(asc(taskTies.taskId));
  return rows.map(toTie);
}

function toTie({ id, number, standing, ...row }: typeof taskTies.$inferSelect): TaskTie {
  return { id, number, standing, repositoryId: row.repositoryId as RepositoryId, taskId: row.taskId as TaskId };
}
