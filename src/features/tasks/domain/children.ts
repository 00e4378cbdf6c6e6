import type { Points, Task } from './task.ts';
import { isOpen, taskRef } from './task.ts';

type Child = Pick<Task, 'number' | 'status'>;

/** Most open parts named in a refusal. */
const NAMED_MAX = 5;

/** A task of so many points is too large for one and is split. Source: product page, section 4. */
export const SPLIT_POINTS = 21;

/** Sizes that children of a 21-point task may have. Source: product page, section 4. */
export const childSizes: readonly Points[] = [3, 5, 8];

/** Whether 21 points are split as they must be: two children or more, each of 3 to 8 points. */
export function isSplit(children: readonly { readonly points: Points | null }[]): boolean {
  return children.length >= 2 && children.every(({ points }) => points !== null && childSizes.includes(points));
}

/**
 * What a change of a child means for its parent: it closes with its last child (cancelled only when every child was),
 * and a child reopened or added reopens it, unless somebody cancelled the parent by hand. Null: nothing.
 */
export function parentMove(
  parent: Pick<Task, 'status'> & { readonly closedByChildren: boolean },
  children: readonly Child[],
): 'done' | 'cancel' | 'reopen' | null {
  if (children.length === 0) return null;
  const anyOpen = children.some(isOpen);
  if (anyOpen) return parent.status === 'completed' || (!isOpen(parent) && parent.closedByChildren) ? 'reopen' : null;
  if (!isOpen(parent)) return null;
  return children.some(({ status }) => status === 'completed') ? 'done' : 'cancel';
}

/**
 * Why a parent can't be completed by hand; null when no child is open.
 * @param isSeen whether the asker may know of a child; the others are counted
 */
export function refuseEarlyDone<C extends Child>(
  parent: Pick<Task, 'number'>,
  children: readonly C[],
  isSeen: (child: C) => boolean,
): string | null {
  const open = children.filter(isOpen);
  if (open.length === 0) return null;
  const named = open
    .filter(isSeen)
    .slice(0, NAMED_MAX)
    .map(({ number }) => taskRef(number));
  const more = open.length - named.length;
  const which = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `${taskRef(parent.number)} closes by itself with its last part. Still open: ${which}.`;
}
