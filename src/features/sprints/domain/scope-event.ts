/**
 * Something that happened to an item (a task or a tracker's issue) and moves a sprint's numbers. Points, done and
 * membership are told of independently, be the item in the sprint or not: what an item was before it joined counts, too.
 */
export type ScopeEvent = {
  readonly itemId: string;
  readonly at: Date;
  readonly kind: 'added' | 'removed' | 'pointed' | 'done' | 'reopened';
  /** Of `pointed` alone: the points from then on; null: none. */
  readonly points: number | null;
  /** Tells events of one instant apart, the earlier one's sorting first: a history row's or a changelog's id. */
  readonly order: string;
};

/** Oldest first, the same whatever order and however often they were told. */
export function inOrder(events: readonly ScopeEvent[]): readonly ScopeEvent[] {
  return [...events].sort(
    (a, b) =>
      a.at.getTime() - b.at.getTime() ||
      compare(a.order, b.order) ||
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      compare(a.itemId, b.itemId) ||
      (a.points ?? -1) - (b.points ?? -1),
  );
}

/** Of one instant and source: an item has its points before it joins, and joins before it is done. */
const kinds: readonly ScopeEvent['kind'][] = ['pointed', 'added', 'reopened', 'done', 'removed'];

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
