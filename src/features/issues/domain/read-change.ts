import { cleanText } from '../../../kit/text.ts';
import type { IssueChange, TrackerStatus } from '../../../ports/outbound/tracker-records.ts';
import type { ChangeValue, StoredChange } from './change.ts';

/** A change as it is kept; null for fields whose changes aren't. */
export function readChange(change: IssueChange): Omit<StoredChange, 'byId'> | null {
  const { issueId: issueHostId, changeId, at } = change;
  const about = { issueHostId, changeId, at };
  switch (change.field) {
    case 'status':
      return { ...about, field: 'status', from: statusOf(change.from), to: statusOf(change.to) };
    case 'sprint':
    case 'points':
      return { ...about, field: change.field, from: change.from, to: change.to };
    case 'assignee':
      return { ...about, field: 'assignee', from: change.from?.id ?? null, to: change.to?.id ?? null };
    case 'key':
      return { ...about, field: 'key', from: change.from, to: change.to };
    case 'other':
      return null;
    default:
      return change satisfies never;
  }
}

function statusOf(status: TrackerStatus | null): ChangeValue {
  return status === null ? null : { id: status.id, name: cleanText(status.name) };
}
