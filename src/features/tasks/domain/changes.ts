import type { Task } from './task.ts';

/** Fields a person edits, in the order in which people are told of them. */
export const editableFields = [
  'title',
  'details',
  'responsibleId',
  'accountableId',
  'consultedIds',
  'informedIds',
  'dueOn',
  'points',
  'priority',
  'type',
  'labels',
  'waitsForIds',
  'private',
  'askFirst',
  'parentId',
] as const satisfies readonly (keyof Task)[];
export type EditableField = (typeof editableFields)[number];

export type FieldChange = { readonly field: EditableField; readonly before: Value; readonly after: Value };
type Value = Task[EditableField];

/** What differs between two states of a task; the order of people, labels and waits doesn't count. */
export function changedFields(
  before: Pick<Task, EditableField>,
  after: Pick<Task, EditableField>,
): readonly FieldChange[] {
  return editableFields
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** How people call a field. */
export const fieldWords: Readonly<Record<EditableField, string>> = {
  title: 'title',
  details: 'details',
  responsibleId: 'responsible',
  accountableId: 'accountable',
  consultedIds: 'consulted',
  informedIds: 'informed',
  dueOn: 'due date',
  points: 'points',
  priority: 'priority',
  type: 'type',
  labels: 'labels',
  waitsForIds: 'waits for',
  private: 'private',
  askFirst: 'ask first',
  parentId: 'parent',
};

function isSame(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  const [left, right] = [new Set<unknown>(a), new Set<unknown>(b)];
  return left.size === right.size && [...left].every((item) => right.has(item));
}
