/** Something that happened between a pull request and one person who was asked to review it. */
export type ReviewTurn = { readonly kind: 'asked' | 'withdrawn' | 'reviewed'; readonly at: Date };

/** A review that was asked of somebody, and what became of it. */
export type ReviewRequest = {
  readonly askedAt: Date;
  /** When the wait began: when they were asked, or when it was ready, if that was later. */
  readonly from: Date;
  /** `over`: merged or closed without them. */
  readonly end: 'reviewed' | 'waiting' | 'withdrawn' | 'over';
  /** Null unless reviewed. */
  readonly reviewedAt: Date | null;
};

/**
 * What became of each request: the first review after it answers it, however often they were asked meanwhile; asked again
 * after that is another one. Source: METRICS.md, "review-request turnaround". Comments below it are no review.
 * @param turns of one person, in any order
 */
export function requestsOf(
  turns: readonly ReviewTurn[],
  { readyAt, endedAt }: { readonly readyAt: Date | null; readonly endedAt: Date | null },
): readonly ReviewRequest[] {
  const sorted = [...turns].sort((a, b) => a.at.getTime() - b.at.getTime() || RANKS[a.kind] - RANKS[b.kind]);
  const requests: ReviewRequest[] = [];
  let asked: Date | null = null;
  const end = (how: ReviewRequest['end'], at: Date | null) => {
    if (asked === null) return;
    const waits = readyAt !== null && readyAt > asked && (at === null || readyAt <= at);
    requests.push({ askedAt: asked, from: waits ? readyAt : asked, end: how, reviewedAt: at });
    asked = null;
  };
  for (const { kind, at } of sorted) {
    if (kind === 'asked') asked ??= at;
    else end(kind, kind === 'reviewed' ? at : null);
  }
  end(endedAt === null ? 'waiting' : 'over', null);
  return requests;
}

/** Of one instant a review comes first: the host takes the request back with it. */
const RANKS: Readonly<Record<ReviewTurn['kind'], number>> = { reviewed: 0, withdrawn: 1, asked: 2 };
