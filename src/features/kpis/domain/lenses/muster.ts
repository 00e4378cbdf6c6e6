import type { LensRules, Parts } from '../lens-rules.ts';
import { everywhere } from '../measures.ts';
import {
  beginOf,
  deployedOf,
  earliest,
  known,
  type Milestone,
  mergedOf,
  readyOf,
  span,
  unknown,
} from '../milestones.ts';
import { divide, leadOf, type Step } from '../parts.ts';
import type { Subject } from '../subject.ts';

/** Muster's own. Source: METRICS.md, "Recommended for Muster": nothing unknown is 0, bots and drafts are left out. */
export const muster: LensRules = {
  excludes: ({ author, state, draft }) => {
    if (author.bot) return 'bot-author';
    if (draft) return 'draft';
    return state === 'merged' ? null : 'not-merged';
  },
  read: (subject) => {
    const [begin, ready, merged] = [beginOf(subject), readyOf(subject, 'last'), mergedOf(subject)];
    const [deployed, reviewed] = [deployedOf(subject), firstReviewOf(subject, ready)];
    const [cycle, deploy] = [span(begin, merged), span(merged, deployed)];
    return {
      readings: {
        ...everywhere({ kind: 'excluded', reason: 'not-in-lens' }),
        coding: span(begin, subject.createdAt),
        pickup: span(ready, pickedUpOf(subject, ready)),
        review: span(reviewed, merged),
        deploy,
        cycle,
        lead: leadOf(cycle, deploy),
        'first-response': span(ready, reviewed),
        // The first look is one; whoever is asked again looks once more.
        rounds: reviewed instanceof Date ? known(1 + subject.reRequests) : unknown(reviewed),
      },
      parts: partsOf(subject),
    };
  },
  countedAt: ({ mergedAt }) => mergedAt,
  aggregate: 'median',
  missingAsZero: [],
};

function partsOf(subject: Subject): Parts {
  const begin = beginOf(subject);
  if (typeof begin === 'string') return { cycle: [], lead: [] };
  const ready = readyOf(subject, 'last');
  const isReviewed = firstReviewOf(subject, ready) instanceof Date;
  const steps: readonly Step[] = [
    ['coding', subject.createdAt],
    ['draft', ready],
    ['pickup', pickedUpOf(subject, ready)],
    [isReviewed ? 'review' : 'unreviewed', mergedOf(subject)],
  ];
  const [merged, deployed] = [mergedOf(subject), deployedOf(subject)];
  const isDeployed = leadOf(span(begin, merged), span(merged, deployed)).kind === 'known';
  return { cycle: divide(begin, steps), lead: isDeployed ? divide(begin, [...steps, ['deploy', deployed]]) : [] };
}

/** What others said between ready and over. */
function during({ responses, mergedAt }: Subject, ready: Date) {
  return responses.filter(({ by, at }) => by !== 'author' && at >= ready && (mergedAt === null || at <= mergedAt));
}

/** The first review or comment of a human other than the author. */
function firstReviewOf(subject: Subject, ready: Date): Milestone {
  return earliest(during(subject, ready).flatMap(({ by, at }) => (by === 'bot' ? [] : [at]))) ?? 'no-review';
}

/** What ended the wait: the first review, else a bot's approval, else the merge. */
function pickedUpOf(subject: Subject, ready: Date): Milestone {
  const first = firstReviewOf(subject, ready);
  if (first instanceof Date) return first;
  const approvals = during(subject, ready).filter(({ kind }) => kind === 'approved');
  return earliest(approvals.map(({ at }) => at)) ?? mergedOf(subject);
}
