import type { PullRequest } from './pull-request.ts';

/** Where a review that was asked of somebody stands. */
export type ReviewAsk = {
  readonly kind:
    | 'waiting'
    /** They had reviewed, and are asked once more. */
    | 'waiting-again'
    | 'approved'
    | 'changes-requested'
    | 'commented'
    | 'draft'
    | 'not-needed'
    | 'merged'
    | 'closed';
};

type Asked = {
  readonly pullRequest: Pick<PullRequest, 'state' | 'draft'>;
  /** Whether the host names them, or their team, among those whose review it waits for. */
  readonly requested: boolean;
  /** Their last word; null without one, `dismissed` counts as none in force. */
  readonly verdict: 'approved' | 'changes-requested' | 'commented' | 'dismissed' | null;
};

/** What the card of somebody who was asked says now. What is over is over for everybody. */
export function reviewAskOf({ pullRequest, requested, verdict }: Asked): ReviewAsk['kind'] {
  if (pullRequest.state !== 'open') return pullRequest.state;
  if (pullRequest.draft) return 'draft';
  if (requested) return verdict === null ? 'waiting' : 'waiting-again';
  return verdict === null || verdict === 'dismissed' ? 'not-needed' : verdict;
}

/** `acme/web#31`, as everybody who knows the host writes it; from the address, which says the name of its time. */
export function refOf({ url, number }: Pick<PullRequest, 'url' | 'number'>): string {
  const [owner, name] = (URL.parse(url)?.pathname ?? '').split('/').slice(1);
  return owner && name ? `${owner}/${name}#${number}` : `#${number}`;
}

/** A GitHub team is asked in the channel of the Muster team whose name reads the same as its slug. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-|-$/g, '');
}
