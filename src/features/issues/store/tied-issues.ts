import { and, eq, inArray, sql } from 'drizzle-orm';
import type { IssueId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { issueChanges, issues, issueTies } from '../schema.ts';

const ofSameIssue = and(eq(issues.connectionId, issueTies.connectionId), eq(issues.hostId, issueTies.issueHostId));

/** Issues that these tasks are tied to, an entry for each pair. */
export async function listTiedIssues(
  tx: Tx,
  taskIds: readonly TaskId[],
): Promise<readonly { readonly taskId: TaskId; readonly issueId: IssueId }[]> {
  if (taskIds.length === 0) return [];
  const rows = await tx
    .select({ taskId: issueTies.taskId, issueId: issues.id })
    .from(issueTies)
    .innerJoin(issues, ofSameIssue)
    .where(and(inArray(issueTies.taskId, [...taskIds]), eq(issueTies.state, 'tied')));
  return rows.map(({ taskId, issueId }) => ({ taskId: taskId as TaskId, issueId: issueId as IssueId }));
}

/** What these issues are found by: their keys, former ones too, and the tasks they are tied to. */
export async function listNamesOf(
  tx: Tx,
  issueIds: readonly IssueId[],
): Promise<{ readonly keys: readonly string[]; readonly taskIds: readonly TaskId[] }> {
  const own = inArray(issues.id, [...issueIds]);
  const [now, former, tied] = [
    await tx.select({ key: issues.key }).from(issues).where(own),
    await tx
      .select({ key: sql<string | null>`${issueChanges.from} #>> '{}'` })
      .from(issueChanges)
      .innerJoin(
        issues,
        and(eq(issues.connectionId, issueChanges.connectionId), eq(issues.hostId, issueChanges.issueHostId)),
      )
      .where(and(own, eq(issueChanges.field, 'key'))),
    await tx
      .select({ taskId: issueTies.taskId })
      .from(issueTies)
      .innerJoin(issues, ofSameIssue)
      .where(and(own, eq(issueTies.state, 'tied'))),
  ];
  return {
    keys: [...new Set([...now, ...former].flatMap(({ key }) => key ?? []))],
    taskIds: [...new Set(tied.map(({ taskId }) => taskId as TaskId))],
  };
}
