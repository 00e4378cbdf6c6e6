import { and, eq, inArray, notLike, sql } from 'drizzle-orm';
import type { RepositoryId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type CheckRun, FAILURES_MIN, type Failing, failingOf } from '../domain/failing-checks.ts';
import { checks, pullRequestHeads, pullRequests, taskTies } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** Heads that pull requests have, or checks name; known ones stay. */
export async function saveHeads(tx: Tx, rows: readonly (typeof pullRequestHeads.$inferInsert)[]): Promise<void> {
  await insertRows(tx, { table: pullRequestHeads, rows, conflict: sql`do nothing` });
}

/** Tasks named by the pull requests that had one of these heads. */
export async function listTasksOfHeads(
  tx: Tx,
  repositoryId: RepositoryId,
  heads: readonly string[],
): Promise<readonly TaskId[]> {
  if (heads.length === 0) return [];
  const rows = await tx
    .selectDistinct({ taskId: taskTies.taskId })
    .from(pullRequestHeads)
    .innerJoin(taskTies, ofSamePull)
    .where(and(eq(pullRequestHeads.repositoryId, repositoryId), inArray(pullRequestHeads.headSha, [...heads])));
  return rows.map(({ taskId }) => taskId as TaskId);
}

/** How the checks of a task's open pull requests fail, over all their heads; null when they don't. */
export async function findFailing(tx: Tx, taskId: TaskId): Promise<Failing | null> {
  const rows = await tx
    .selectDistinct({
      hostId: checks.hostId,
      name: checks.name,
      conclusion: checks.conclusion,
      at: checks.completedAt,
    })
    .from(taskTies)
    .innerJoin(pullRequestHeads, ofSamePull)
    .innerJoin(
      pullRequests,
      and(
        ...[eq(pullRequests.repositoryId, taskTies.repositoryId), eq(pullRequests.number, taskTies.number)],
        eq(pullRequests.state, 'open'),
      ),
    )
    .innerJoin(
      checks,
      and(eq(checks.repositoryId, pullRequestHeads.repositoryId), eq(checks.headSha, pullRequestHeads.headSha)),
    )
    // Suites are told of as well, several under one name for a push: they only sum up their runs.
    .where(and(eq(taskTies.taskId, taskId), notLike(checks.hostId, 'check-suite:%')));
  return failingOf(
    rows.map(({ hostId, name, conclusion, at }): CheckRun => {
      return { name: `${hostId.split(':')[0]}:${name}`, conclusion, at };
    }),
  );
}

/** Whether they fail again and again. */
export async function hasFailingChecks(tx: Tx, taskId: TaskId): Promise<boolean> {
  return ((await findFailing(tx, taskId))?.times ?? 0) >= FAILURES_MIN;
}

const ofSamePull = and(
  eq(pullRequestHeads.repositoryId, taskTies.repositoryId),
  eq(pullRequestHeads.number, taskTies.number),
);
