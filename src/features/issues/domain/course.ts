import type { StatusCategory } from '../../../ports/outbound/tracker-records.ts';
import type { ChangeValue, IssueEvent, IssueStatus, StoredChange } from './change.ts';
import type { IssueState } from './issue.ts';

/** What a status means at this site. */
export type Meaning = {
  readonly categories: ReadonlyMap<string, StatusCategory>;
  /** Categories that count as done. */
  readonly done: readonly StatusCategory[];
};

type Subject = Pick<IssueState, 'hostId' | 'createdAt' | 'statusId' | 'status' | 'points' | 'sprintIds'>;

/**
 * What happened to an issue's status, sprints and points, oldest first. A log tells changes only, so how the issue began is
 * what its first change came from, or what it is where nothing changed.
 * @param changes of this issue, in any order
 */
export function courseOf(issue: Subject, changes: readonly StoredChange[], meaning: Meaning): readonly IssueEvent[] {
  const sorted = [...changes].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.changeId < b.changeId ? -1 : 1));
  const events = (['status', 'sprint', 'points'] as const).flatMap((field) => {
    const own = sorted.filter((one) => one.field === field);
    const began = own[0] === undefined ? presentOf(issue, field) : own[0].from;
    const birth = { changeId: `${issue.hostId}:created:${field}`, at: issue.createdAt, byId: null, field };
    return [{ ...birth, from: null, to: began }, ...own].flatMap((one) => toEvent(one, meaning) ?? []);
  });
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function presentOf(
  { statusId, status, points, sprintIds }: Subject,
  field: 'status' | 'sprint' | 'points',
): ChangeValue {
  if (field === 'status') return { id: statusId, name: status };
  return field === 'points' ? points : sprintIds;
}

type Raw = Pick<StoredChange, 'changeId' | 'at' | 'byId' | 'field' | 'from' | 'to'>;

function toEvent({ changeId, at, byId, field, from, to }: Raw, meaning: Meaning): IssueEvent | null {
  const about = { changeId, at, byId };
  switch (field) {
    case 'status': {
      const after = statusOf(to, meaning);
      return after === null ? null : { ...about, field, from: statusOf(from, meaning), to: after };
    }
    case 'sprint':
      return { ...about, field, from: idsOf(from), to: idsOf(to) };
    case 'points':
      return { ...about, field, from: pointsOf(from), to: pointsOf(to) };
    case 'assignee':
    case 'key':
      return null;
    default:
      return field satisfies never;
  }
}

function statusOf(value: ChangeValue, { categories, done }: Meaning): IssueStatus | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  const category = categories.get(value.id) ?? null;
  return { name: value.name, category, done: category !== null && done.includes(category) };
}

function idsOf(value: ChangeValue): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function pointsOf(value: ChangeValue): number | null {
  return typeof value === 'number' ? value : null;
}
