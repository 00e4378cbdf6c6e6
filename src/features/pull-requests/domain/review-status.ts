import type { Standing } from './standing.ts';

/** How far the review of a task's work is. Source: product page, section 11. */
export type ReviewStatus = 'none' | 'in-review' | 'changes-requested' | 'approved' | 'deployed';

/**
 * Of all pull requests that name a task: what holds it up most. Those closed without a merge don't count, and drafts wait
 * for nobody yet, but keep the whole from being deployed. Merged counts as approved until it is in production.
 */
export function reviewStatusOf(standings: readonly Standing[]): ReviewStatus {
  const counted = standings.filter((standing) => standing !== 'closed');
  const shown = counted.filter((standing) => standing !== 'draft');
  if (shown.length === 0) return 'none';
  if (shown.includes('changes-requested')) return 'changes-requested';
  if (shown.includes('waiting') || shown.includes('in-review')) return 'in-review';
  return counted.every((standing) => standing === 'deployed') ? 'deployed' : 'approved';
}

export const reviewWords: Readonly<Record<ReviewStatus, string>> = {
  none: 'not in review',
  'in-review': 'in review',
  'changes-requested': 'changes requested',
  approved: 'approved',
  deployed: 'deployed',
};
