import type { TaskLinesOf } from '../../../ports/inbound/task-lines.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { buildTaskLines, type TiedIssue } from '../blocks/task-lines.ts';
import type { Issue } from '../domain/issue.ts';
import { issueKeysIn } from '../domain/issue-keys.ts';
import type { IssueTie } from '../domain/tie.ts';
import { listDeleted, listIssuesByHostId, listIssuesByKey } from '../store/issues.ts';
import { listTiesOfTask } from '../store/ties.ts';

/** Which issue a task is tied to; where there is none, issues that name it or that its title names. */
export const issueLines: TaskLinesOf = async (tx, { taskId, ref, title }) => {
  const ties = await listTiesOfTask(tx, taskId);
  const tied = ties.filter(({ state }) => state === 'tied');
  if (tied.length > 0) return buildTaskLines(ref, await withIssues(tx, tied));
  const proposed = await withIssues(
    tx,
    ties.filter(({ state }) => state === 'proposed'),
  );
  const keys = issueKeysIn(title);
  const named = keys.length === 0 ? [] : await listIssuesByKey(tx, keys);
  const fresh = named.filter((issue) => !ties.some((tie) => isOf(tie, issue)));
  const added = fresh.map((issue): TiedIssue => ({ issue, kind: 'proposed', trouble: null, unseen: false }));
  return buildTaskLines(
    ref,
    [...proposed, ...added].filter(({ issue }) => issue.deletedAt === null),
  );
};

function isOf({ connectionId, issueHostId }: IssueTie, issue: Issue): boolean {
  return connectionId === issue.connectionId && issueHostId === issue.hostId;
}

async function withIssues(tx: Tx, ties: readonly IssueTie[]): Promise<readonly TiedIssue[]> {
  const lines: TiedIssue[] = [];
  for (const { connectionId, issueHostId, state, trouble } of ties) {
    const [issue] = await listIssuesByHostId(tx, connectionId, [issueHostId]);
    if (issue === undefined) continue;
    const gone =
      issue.deletedAt === null ? undefined : (await listDeleted(tx, connectionId, [issueHostId])).get(issueHostId);
    const kind = state === 'tied' ? 'tied' : 'proposed';
    lines.push({ issue, kind, trouble, unseen: gone?.inferred ?? false });
  }
  return lines;
}
