import type { PullRequestState } from './pull-request.ts';

/**
 * What is known after another state was told: the same whatever came first and however often it came. The newer one by
 * the host's time counts. At equal times merged and closed are terminal, a state the host was asked for beats one it told
 * by itself, and of two told ones either may be right: the choice is fixed, and `doubtful` says to ask.
 */
export function mergeStates(known: PullRequestState, told: PullRequestState): PullRequestState {
  const winner = isNewer(told, known) ? told : known;
  const mergedAt = earliest(known.mergedAt, told.mergedAt);
  return {
    ...winner,
    // Nothing is ever unmerged, and who merged it is told by some sources only.
    ...(mergedAt !== null && { state: 'merged', mergedAt, closedAt: mergedAt }),
    mergedById: known.mergedById ?? told.mergedById,
    size: newerSize(known.size, told.size),
    certainty: certaintyOf(known, told, winner),
  };
}

const RANK = { open: 0, closed: 1, merged: 2 } as const;

function isNewer(a: PullRequestState, b: PullRequestState): boolean {
  const order =
    a.hostUpdatedAt.getTime() - b.hostUpdatedAt.getTime() || RANK[a.state] - RANK[b.state] || isRead(a) - isRead(b);
  // Of two reads the later one is right, whatever their looks.
  return order !== 0 ? order > 0 : isRead(a) === 1 || a.face > b.face;
}

function isRead({ certainty }: PullRequestState): number {
  return certainty === 'read' ? 1 : 0;
}

function certaintyOf(known: PullRequestState, told: PullRequestState, winner: PullRequestState) {
  const sameTime = known.hostUpdatedAt.getTime() === told.hostUpdatedAt.getTime();
  const open = winner.state === 'open' && winner.mergedAt === null;
  if (!sameTime || winner.certainty === 'read') return winner.certainty;
  if (!open) return 'told';
  const doubted = known.certainty === 'doubtful' || told.certainty === 'doubtful';
  return doubted || known.face !== told.face ? 'doubtful' : winner.certainty;
}

function newerSize(a: PullRequestState['size'], b: PullRequestState['size']): PullRequestState['size'] {
  if (a === null || b === null) return a ?? b;
  const order = a.at.getTime() - b.at.getTime();
  if (order !== 0) return order > 0 ? a : b;
  return sizeKey(a) >= sizeKey(b) ? a : b;
}

function sizeKey(size: NonNullable<PullRequestState['size']>): string {
  return [size.additions, size.deletions, size.files, size.commits].map((n) => String(n).padStart(9, '0')).join();
}

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}
