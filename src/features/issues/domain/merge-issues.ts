import type { IssueState } from './issue.ts';

/**
 * What is known after another state was told: the same whatever came first and however often it came. The newer one by
 * the tracker's time counts; at equal times one it was asked for beats one it told by itself, and of two alike the choice
 * is fixed. Nothing that was deleted comes back.
 */
export function mergeIssues(known: IssueState, told: IssueState): IssueState {
  const winner = isNewer(told, known) ? told : known;
  return {
    ...winner,
    // The category belongs to the status and not to the moment: either source may have said it.
    category: winner.category ?? (known.statusId === told.statusId ? (known.category ?? told.category) : null),
    deletedAt: earliest(known.deletedAt, told.deletedAt),
  };
}

function isNewer(a: IssueState, b: IssueState): boolean {
  const order = a.hostUpdatedAt.getTime() - b.hostUpdatedAt.getTime() || isRead(a) - isRead(b);
  return order === 0 ? a.face > b.face : order > 0;
}

function isRead({ certainty }: IssueState): number {
  return certainty === 'read' ? 1 : 0;
}

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}
