import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { ConnectionId, PersonId, TaskId } from '../../../kit/ids.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { Pair } from '../domain/judge-tie.ts';
import type { IssueTie } from '../domain/tie.ts';
import { issueMoves, issueTies } from '../schema.ts';

/** Holds it until the transaction ends; null when there is none. */
export async function lockTie(tx: Tx, id: string): Promise<IssueTie | null> {
  const [row] = await tx.select().from(issueTies).where(eq(issueTies.id, id)).for('update');
  return row === undefined ? null : toTie(row);
}

/** Null when there is none. */
export async function findTie(tx: Tx, id: string): Promise<IssueTie | null> {
  const [row] = await tx.select().from(issueTies).where(eq(issueTies.id, id));
  return row === undefined ? null : toTie(row);
}

/** Ties, proposals and refusals of these issues. */
export async function listTiesOfIssues(
  tx: Tx,
  connectionId: ConnectionId,
  issueHostIds: readonly string[],
): Promise<readonly IssueTie[]> {
  if (issueHostIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(issueTies)
    .where(and(eq(issueTies.connectionId, connectionId), inArray(issueTies.issueHostId, [...issueHostIds])));
  return rows.map(toTie);
}

/** Ties, proposals and refusals of a task, the oldest first. */
export async function listTiesOfTask(tx: Tx, taskId: TaskId): Promise<readonly IssueTie[]> {
  return (await tx.kept(ofTask, { taskId })).map(toTie);
}

const ofTask = (db: Builder) =>
  db
    .select()
    .from(issueTies)
    .where(eq(issueTies.taskId, sql.placeholder('taskId')))
    .orderBy(issueTies.at);

/** Whether a task is tied to an issue. */
export async function isTied(tx: Tx, taskId: TaskId): Promise<boolean> {
  const own = and(eq(issueTies.taskId, taskId), eq(issueTies.state, 'tied'));
  const [row] = await tx.select({ id: issueTies.id }).from(issueTies).where(own).limit(1);
  return row !== undefined;
}

/** Whether an issue is tied to a task. */
export async function isIssueTied(tx: Tx, connectionId: ConnectionId, issueHostId: string): Promise<boolean> {
  return (await listTiesOfIssues(tx, connectionId, [issueHostId])).some(({ state }) => state === 'tied');
}

/** Everything known of a task's ties, held until the transaction ends. */
export async function lockTiesOfTask(tx: Tx, taskId: TaskId): Promise<readonly IssueTie[]> {
  const rows = await tx
    .select()
    .from(issueTies)
    .where(eq(issueTies.taskId, taskId))
    .orderBy(issueTies.id)
    .for('update');
  return rows.map(toTie);
}

/** Whether a task that is or was tied has no trouble with its issue; false for tasks that never were. */
export async function isTieSettled(tx: Tx, taskId: TaskId): Promise<boolean> {
  const ties = (await listTiesOfTask(tx, taskId)).filter(({ state }) => state !== 'proposed');
  return ties.length > 0 && ties.every(({ trouble }) => trouble === null);
}

/** New proposals; what is known of a pair already stays. @returns those that are new */
export async function proposeTies(tx: Tx, ties: readonly IssueTie[]): Promise<readonly IssueTie[]> {
  if (ties.length === 0) return [];
  const rows = await tx
    .insert(issueTies)
    .values([...ties])
    .onConflictDoNothing()
    .returning();
  return rows.map(toTie);
}

/**
 * Ties a pair, whatever was known of it.
 * @returns null when the task or the issue is tied to another already, and nothing was written
 */
export async function claimTie(tx: Tx, tie: IssueTie): Promise<IssueTie | null> {
  const { connectionId, issueHostId, taskId } = tie;
  const others = await tx
    .select({ id: issueTies.id })
    .from(issueTies)
    .where(
      and(
        eq(issueTies.state, 'tied'),
        sql`(${issueTies.taskId} = ${taskId} or (${issueTies.connectionId} = ${connectionId} and ${issueTies.issueHostId} = ${issueHostId}))`,
        sql`not (${issueTies.taskId} = ${taskId} and ${issueTies.connectionId} = ${connectionId} and ${issueTies.issueHostId} = ${issueHostId})`,
      ),
    );
  if (others.length > 0) return null;
  const { id: _, ...set } = tie;
  const [row] = await tx
    .insert(issueTies)
    .values(tie)
    .onConflictDoUpdate({
      target: [issueTies.connectionId, issueTies.issueHostId, issueTies.taskId],
      set: { ...set, version: sql`${issueTies.version} + 1` },
      setWhere: ne(issueTies.state, 'tied'),
    })
    .returning();
  if (row !== undefined) return toTie(row);
  const [known] = (await listTiesOfTask(tx, taskId)).filter(({ state }) => state === 'tied');
  return known ?? null;
}

/** Unties a pair, or rules a proposal out. The tie must be held. */
export async function refuseTie(tx: Tx, id: string): Promise<void> {
  await tx
    .update(issueTies)
    .set({
      ...{ state: 'refused', settledStage: null, settledCategory: null, trouble: null },
      version: sql`${issueTies.version} + 1`,
    })
    .where(eq(issueTies.id, id));
}

/** How both stand now that it is dealt with. The tie must be held. */
export async function saveSettled(
  tx: Tx,
  id: string,
  { stage, category, trouble }: Pair & Pick<IssueTie, 'trouble'>,
): Promise<void> {
  await tx
    .update(issueTies)
    .set({ settledStage: stage, settledCategory: category, trouble, version: sql`${issueTies.version} + 1` })
    .where(eq(issueTies.id, id));
}

/** Remembers a move before it is asked for. */
export async function insertMove(
  tx: Tx,
  move: {
    readonly connectionId: ConnectionId;
    readonly issueHostId: string;
    readonly toStatusId: string;
    readonly askedAt: Date;
  },
): Promise<void> {
  await tx.insert(issueMoves).values(move).onConflictDoNothing();
}

function toTie({ workspaceId: _, ...row }: typeof issueTies.$inferSelect): IssueTie {
  const { connectionId, taskId, tiedById } = row;
  return {
    ...row,
    connectionId: connectionId as ConnectionId,
    taskId: taskId as TaskId,
    tiedById: tiedById as PersonId | null,
  };
}
