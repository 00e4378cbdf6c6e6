import type { LensRules } from '../lens-rules.ts';
import { everywhere } from '../measures.ts';
import { deployedOf, earliest, firstCommitOf, known, type Milestone, mergedOf, readyOf, span } from '../milestones.ts';
import { divide, partOrZero, sumOf } from '../parts.ts';
import type { Reading } from '../reading.ts';
import type { Response, Subject } from '../subject.ts';

/**
 * Middleware's. Source: METRICS.md, read in its code. Only reviews end the wait, a bot's don't and the author's own do;
 * the review is split at the first approval. Lead time is the sum of its five parts, of which a missing or negative one
 * counts as 0: it looks faster than it was.
 */
export const middleware: LensRules = {
  excludes: ({ state }) => (state === 'merged' ? null : 'not-merged'),
  read: (subject) => {
    const [start, merged, reviews] = [readyOf(subject, 'first'), mergedOf(subject), reviewsOf(subject)];
    const [reviewed, approved] = [firstOf(reviews, 'no-review'), approvalOf(reviews)];
    const coding = span(firstCommitOf(subject), subject.createdAt);
    const pickup = span(start, reviewed);
    const rework = reworkOf(reviews);
    const merge = span(approved, merged);
    const deploy = subject.deploysOnMerge ? known(0) : span(merged, deployedOf(subject));
    const lead = [
      ...[partOrZero('coding', coding), partOrZero('pickup', pickup), partOrZero('rework', rework)],
      ...[partOrZero('merge', merge), partOrZero('deploy', deploy)],
    ];
    const cycle = divide(start, [
      ['pickup', reviewed],
      ['rework', approved],
      [isWithin(approved, { start, merged }) ? 'merge' : 'open', merged],
    ]);
    return {
      readings: {
        ...everywhere({ kind: 'excluded', reason: 'not-in-lens' }),
        ...{ coding, pickup, rework, merge, deploy, 'first-response': pickup },
        cycle: span(start, merged),
        lead: known(sumOf(lead)),
      },
      parts: { cycle, lead },
    };
  },
  countedAt: ({ mergedAt }) => mergedAt,
  aggregate: 'mean',
  missingAsZero: ['coding', 'pickup', 'rework', 'merge', 'deploy'],
};

function isWithin(at: Milestone, { start, merged }: { readonly start: Date; readonly merged: Milestone }): boolean {
  return at instanceof Date && merged instanceof Date && at >= start && at <= merged;
}

/** Reviews that aren't a bot's, oldest first. */
function reviewsOf({ responses }: Subject): readonly Response[] {
  return responses
    .filter(({ form, by }) => form === 'review' && by !== 'bot')
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const firstOf = (reviews: readonly Response[], gap: 'no-review' | 'no-approval'): Milestone =>
  earliest(reviews.map(({ at }) => at)) ?? gap;

const approvalOf = (reviews: readonly Response[]): Milestone =>
  firstOf(
    reviews.filter(({ kind }) => kind === 'approved'),
    'no-approval',
  );

/** First review → first approval: 0 where the first review is one, unknown where nobody approved. */
function reworkOf(reviews: readonly Response[]): Reading {
  const approved = approvalOf(reviews);
  if (typeof approved === 'string') return { kind: 'unknown', gap: approved };
  return reviews[0]?.kind === 'approved' ? known(0) : span(firstOf(reviews, 'no-review'), approved);
}
