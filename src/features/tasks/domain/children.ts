import type { Points, Task } from './task.ts';
import { isOpen, taskRef } from './task.ts';

type Child = Pick<Task, 'number' | 'status'>;

/** Sizes that children of a 21-point task may have. Source: product page, section 4. */
export const childSizes: readonly Points[] = [3, 5, 8];

/** Whether 21 points are split as they must be: two children or more, each of 3 to 8 points. */
export function isSplit(children: readonly { readonly points: Points | null }[]): boolean {
  return children.length >= 2 && children.every(({ points }) => points !== null && childSizes.includes(points));
}

/**
 * What a change of a child means for its parent: it closes with its last child (cancelled only when every child was),
 * and a child reopened or added reopens it. Null: nothing.
 */
export function parentMove(
  parent: Pick<Task, 'status'>,
  children: readonly Child[],
): 'done' | 'cancel' | 'reopen' | null {
  if (children.length === 0) return null;
  const anyOpen = children.some(isOpen);
  if (anyOpen) return parent.status === 'completed' ? 'reopen' : null;
  if (!isOpen(parent)) return null;
  return children.some(({ status }) => status === 'completed') ? 'done' : 'cancel';
}

/** Why a parent can't be completed by hand; null when no child is open. */
export function refuseEarlyDone(parent: Pick<Task, 'number'>, children: readonly Child[]): string | null {
  const open = children.filter(isOpen).map(({ number }) => taskRef(number));
  if (open.length === 0) return null;
  const which = open.length > 5 ? `${open.slice(0, 5).join(', ')} and ${open.length - 5} more` : open.join(', ');
  return `${taskRef(parent.number)} closes by itself with its last child. Still open: ${which}.`;
}

/** What a task adds to any sum of points: a parent adds nothing, its children speak for it. */
export function ownPoints(task: Pick<Task, 'points'>, hasChildren: boolean): number {
  return hasChildren ? 0 : (task.points ?? 0);
}

/** Sum of points in which no work counts twice: a parent is left out as soon as a child of it exists anywhere. */
export function sumPoints(
  tasks: readonly Pick<Task, 'id' | 'points' | 'parentId'>[],
  parentIds: ReadonlySet<string>,
): number {
  const parents = new Set<string>(parentIds);
  for (const { parentId } of tasks) if (parentId !== null) parents.add(parentId);
  return tasks.reduce((sum, task) => sum + ownPoints(task, parents.has(task.id)), 0);
}
