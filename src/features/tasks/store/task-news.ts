import { and, eq, isNull, sql } from 'drizzle-orm';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Task, TaskStatus } from '../domain/task.ts';
import { taskNews } from '../schema.ts';

/** How a task stood when its reader last heard of it. */
export type TaskNews = {
  readonly taskId: TaskId;
  readonly statusBefore: TaskStatus;
  readonly dueOnBefore: string | null;
};

/** Remembers how the task stood for those who haven't heard of a change of it yet; who waits for news of it already keeps theirs. */
export async function addNews(
  tx: Tx,
  before: Task,
  { personIds, at }: { readonly personIds: readonly PersonId[]; readonly at: Date },
): Promise<void> {
  if (personIds.length === 0) return;
  const row = { taskId: before.id, statusBefore: before.status, dueOnBefore: before.dueOn, notedAt: at };
  await tx
    .insert(taskNews)
    .values(personIds.map((personId) => ({ ...row, personId })))
    .onConflictDoNothing();
}

/** Puts everything a person hasn't heard of into one digest. @returns how many; 0 when there is nothing */
export async function claimNews(tx: Tx, personId: PersonId, digestId: string): Promise<number> {
  const claimed = await tx
    .update(taskNews)
    .set({ digestId })
    .where(and(ownWorkspace, eq(taskNews.personId, personId), isNull(taskNews.digestId)))
    .returning({ taskId: taskNews.taskId });
  return claimed.length;
}

/** What a digest tells of, oldest first. */
export async function listNews(tx: Tx, personId: PersonId, digestId: string): Promise<readonly TaskNews[]> {
  const rows = await tx
    .select()
    .from(taskNews)
    .where(and(ownWorkspace, eq(taskNews.personId, personId), eq(taskNews.digestId, digestId)))
    .orderBy(taskNews.notedAt, taskNews.taskId);
  return rows.map(({ taskId, statusBefore, dueOnBefore }) => ({ taskId: taskId as TaskId, statusBefore, dueOnBefore }));
}

const ownWorkspace = sql`${taskNews.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;
