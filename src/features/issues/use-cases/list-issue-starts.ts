import type { IssueId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listIssuesByKey } from '../store/issues.ts';
import { listTiedIssues } from '../store/tied-issues.ts';
import { listIssueChanges } from './list-issue-changes.ts';

/** By key and by task: when work began, the first move into progress; those it isn't known of are missing. */
export type IssueStarts = {
  readonly byKey: ReadonlyMap<string, Date>;
  readonly byTask: ReadonlyMap<TaskId, Date>;
};

/** When work began on the issues of these keys, and on those that these tasks are tied to. */
export async function listIssueStarts(
  tx: Tx,
  { keys, taskIds }: { readonly keys: readonly string[]; readonly taskIds: readonly TaskId[] },
): Promise<IssueStarts> {
  const [named, tied] = [await listIssuesByKey(tx, keys), await listTiedIssues(tx, taskIds)];
  const issueIds = [...new Set([...named.map(({ id }) => id), ...tied.map(({ issueId }) => issueId)])];
  if (issueIds.length === 0) return { byKey: new Map(), byTask: new Map() };
  const starts = new Map<IssueId, Date>();
  for (const { issue, events } of await listIssueChanges(tx, { issueIds })) {
    const began = events.find((event) => event.field === 'status' && event.to.category === 'in-progress');
    if (began !== undefined) starts.set(issue.id, began.at);
  }
  const startOf = <K>(pairs: readonly (readonly [K, IssueId])[]) => {
    const earliest = new Map<K, Date>();
    for (const [name, id] of pairs) {
      const [at, known] = [starts.get(id), earliest.get(name)];
      if (at !== undefined && (known === undefined || at < known)) earliest.set(name, at);
    }
    return earliest;
  };
  return {
    byKey: startOf(named.map(({ key, id }) => [key, id] as const)),
    byTask: startOf(tied.map(({ taskId, issueId }) => [taskId, issueId] as const)),
  };
}
