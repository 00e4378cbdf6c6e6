import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { SprintId, Stay } from '../domain/sprint.ts';
import { sprintTasks } from '../schema.ts';

/** Every time a task was in the sprint, by its start. */
export async function listStays(tx: Tx, sprintId: SprintId): Promise<readonly Stay[]> {
  const rows = await tx
    .select()
    .from(sprintTasks)
    .where(eq(sprintTasks.sprintId, sprintId))
    .orderBy(asc(sprintTasks.joinedAt), asc(sprintTasks.id));
  return rows.map(({ taskId, joinedAt, leftAt }) => ({ taskId, from: joinedAt, until: leftAt }));
}

/** Tasks that are in it now. */
export async function listPresent(tx: Tx, sprintId: SprintId): Promise<readonly TaskId[]> {
  const rows = await tx
    .select({ taskId: sprintTasks.taskId })
    .from(sprintTasks)
    .where(and(eq(sprintTasks.sprintId, sprintId), isNull(sprintTasks.leftAt)));
  return rows.map(({ taskId }) => taskId as TaskId);
}

/** Does nothing for those that are in it. The sprint must be held. */
export async function addTasks(
  tx: Tx,
  rows: readonly {
    readonly id: string;
    readonly sprintId: SprintId;
    readonly taskId: TaskId;
    readonly joinedAt: Date;
  }[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(sprintTasks)
      .values([...rows])
      .onConflictDoNothing();
}

/** Does nothing for those that aren't in it. The sprint must be held. */
export async function removeTasks(
  tx: Tx,
  { sprintId, taskIds, at }: { readonly sprintId: SprintId; readonly taskIds: readonly TaskId[]; readonly at: Date },
): Promise<void> {
  if (taskIds.length === 0) return;
  await tx
    .update(sprintTasks)
    .set({ leftAt: at })
    .where(
      and(eq(sprintTasks.sprintId, sprintId), inArray(sprintTasks.taskId, [...taskIds]), isNull(sprintTasks.leftAt)),
    );
}
