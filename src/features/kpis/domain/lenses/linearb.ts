import type { LensRules } from '../lens-rules.ts';
import { everywhere } from '../measures.ts';
import { earliest, firstCommitOf, known, type Milestone, mergedOf, readyOf, span } from '../milestones.ts';
import { partOrZero, sumOf } from '../parts.ts';
import type { Subject } from '../subject.ts';

/**
 * LinearB's. Source: METRICS.md, a page of theirs. Open branches count with the phases they have reached, in the period
 * of their latest change; deployed is a release tag. Where that page is silent: the first time it left draft counts,
 * bots are not left out, and without a comment the review lasts from the approval on, or not at all.
 */
export const linearb: LensRules = {
  excludes: ({ state }) => (state === 'closed' ? 'closed-unmerged' : null),
  read: (subject) => {
    const [merged, picked] = [mergedOf(subject), pickedUpOf(subject)];
    const commit = firstCommitOf(subject);
    const begin = commit instanceof Date ? commit : (subject.issueStartedAt ?? commit);
    const coding = begin instanceof Date && begin > subject.createdAt ? rewritten : span(begin, subject.createdAt);
    const pickup = span(startOf(subject), picked);
    const review = span(picked, merged);
    const deploy = span(merged, subject.releasedAt ?? (subject.releases ? 'not-released' : 'no-release'));
    const phases = [
      ...[partOrZero('coding', coding), partOrZero('pickup', pickup)],
      ...[partOrZero('review', review), partOrZero('deploy', deploy)],
    ];
    const reached = [coding, pickup, review, deploy].some(({ kind }) => kind === 'known');
    return {
      readings: {
        ...everywhere({ kind: 'excluded', reason: 'not-in-lens' }),
        ...{ coding, pickup, review, deploy },
        'first-response': span(startOf(subject), answeredOf(subject)),
        cycle: reached ? known(sumOf(phases)) : { kind: 'unknown', gap: 'still-open' },
      },
      parts: { cycle: reached ? phases : [], lead: [] },
    };
  },
  countedAt: ({ updatedAt }) => updatedAt,
  aggregate: 'mean',
  missingAsZero: [],
};

const rewritten = { kind: 'unknown', gap: 'commits-rewritten' } as const;

/** Opened, or left draft; a draft that never left it hasn't begun to wait. */
function startOf(subject: Subject): Milestone {
  const { draft, state, turns } = subject;
  const isWaiting = !draft || state === 'merged' || turns.some(({ kind }) => kind === 'ready-for-review');
  return isWaiting ? readyOf(subject, 'first') : 'still-open';
}

/** The first comment of somebody else, else the first approval. */
function answeredOf(subject: Subject): Milestone {
  const start = startOf(subject);
  if (typeof start === 'string') return start;
  const { responses, mergedAt } = subject;
  const others = responses.filter(
    ({ by, at }) => by !== 'author' && at >= start && (mergedAt === null || at <= mergedAt),
  );
  const first = (approved: boolean) =>
    earliest(others.flatMap(({ kind, at }) => ((kind === 'approved') === approved ? [at] : [])));
  return first(false) ?? first(true) ?? 'no-review';
}

function pickedUpOf(subject: Subject): Milestone {
  const answered = answeredOf(subject);
  return answered === 'no-review' ? mergedOf(subject) : answered;
}
